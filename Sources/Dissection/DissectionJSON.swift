// A dissected frame as one line of JSON. Read first: DissectedFrame.swift.
//
//     {"frame":1,"time":"1775433602000000000","length":60,"captured":60,"interface":"hana-pc","fields":[
//      {"name":"eth.dst","label":"Destination","offset":0,"length":6,"show":"ff:ff:ff:ff:ff:ff","value":"ffffffffffff",
//       "children":[...]}, ...]}
//
// Fields in a buffer of its own carry its name as "buffer", what was worked out carries "generated".

extension DissectedFrame {
    /// The frame as JSON, without a line end.
    package var json: String {
        var text = "{\"frame\":\(number),\"time\":\"\(time)\",\"length\":\(length),\"captured\":\(captured),\"interface\":"
        Self.quote(interface, &text)
        text += ",\"fields\":["
        var depth = 0
        for (i, field) in fields.enumerated() {
            let level = Int(field.depth)
            if i > 0 {
                if level > depth {
                    text += ",\"children\":["
                } else {
                    text += "}"
                    while depth > level {
                        text += "]}"
                        depth -= 1
                    }
                    text += ","
                }
            }
            depth = level
            open(field, &text)
        }
        if !fields.isEmpty {
            text += "}"
            while depth > 0 {
                text += "]}"
                depth -= 1
            }
        }
        return text + "]}"
    }

    private func open(_ field: DissectedField, _ text: inout String) {
        let info = field.id.info
        text += "{\"name\":"
        Self.quote(info.name, &text)
        text += ",\"label\":"
        Self.quote(info.label, &text)
        text += ",\"offset\":\(field.offset),\"length\":\(field.length),\"show\":"
        Self.quote(show(field), &text)
        text += ",\"value\":\"\(value(field))\""
        if field.buffer > 0 {
            text += ",\"buffer\":"
            Self.quote(buffers[Int(field.buffer)].name, &text)
        }
        if field.isGenerated { text += ",\"generated\":true" }
    }

    /// RFC 8259 §7.
    private static func quote(_ string: String, _ text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default:
                if scalar.value < 0x20 {
                    let digits = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }
}
