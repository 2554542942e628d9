// A dissected frame as one line of JSON. Read first: DissectedFrame.swift.
//
//     {"frame":1,"time":"1775433602000000000","length":60,"captured":60,"interface":"hana-pc","fields":[
//      {"name":"eth.dst","label":"Destination","offset":0,"length":6,"show":"ff:ff:ff:ff:ff:ff","value":"ffffffffffff",
//       "children":[...]}, ...]}
//
// Fields in a buffer of its own carry its name as "buffer", what was worked out carries "generated".

// Written straight into bytes: made of strings, the text took fifty times as long as the dissection.

extension DissectedFrame {
    /// Appends the frame as JSON, without a line end.
    package func writeJSON(to out: inout [UInt8]) {
        out +=
            "{\"frame\":\(number),\"time\":\"\(time)\",\"length\":\(length),\"captured\":\(captured),\"interface\":"
            .utf8
        Self.quote(interface, &out)
        out += ",\"fields\":[".utf8
        var depth = 0
        for (i, field) in fields.enumerated() {
            let level = Int(field.depth)
            if i > 0 {
                if level > depth {
                    out += ",\"children\":[".utf8
                } else {
                    Self.close(depth - level, &out)
                    out.append(UInt8(ascii: ","))
                }
            }
            depth = level
            open(field, &out)
        }
        if !fields.isEmpty { Self.close(depth, &out) }
        out += "]}".utf8
    }

    private func open(_ field: DissectedField, _ out: inout [UInt8]) {
        let info = field.id.info
        out += "{\"name\":".utf8
        Self.quote(info.name, &out)
        out += ",\"label\":".utf8
        Self.quote(info.label, &out)
        out += ",\"offset\":".utf8
        Self.number(Int(field.offset), &out)
        out += ",\"length\":".utf8
        Self.number(Int(field.length), &out)
        out += ",\"show\":".utf8
        switch info.format {
        case .decimal: Self.quote(digits: field.number, &out)
        case .boolean: Self.quote(digits: min(1, field.number), &out)
        case .mac, .bytes:
            out.append(UInt8(ascii: "\""))
            Self.hex(bytes(of: field), separator: UInt8(ascii: ":"), to: &out)
            out.append(UInt8(ascii: "\""))
        case .none, .heading: out += "\"\"".utf8
        case .hexadecimal, .ipv4, .ipv6, .seconds, .date, .moment, .text, .made: Self.quote(show(field), &out)
        }
        out += ",\"value\":\"".utf8
        writeValue(field, to: &out)
        out.append(UInt8(ascii: "\""))
        if field.buffer > 0 {
            out += ",\"buffer\":".utf8
            Self.quote(buffers[Int(field.buffer)].name, &out)
        }
        if field.isGenerated { out += ",\"generated\":true".utf8 }
    }

    /// Ends the last field and `levels` lists of children, each with the field that has them.
    private static func close(_ levels: Int, _ out: inout [UInt8]) {
        out.append(UInt8(ascii: "}"))
        for _ in 0..<levels { out += "]}".utf8 }
    }

    private static func quote(digits number: UInt64, _ out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        Self.number(number, &out)
        out.append(UInt8(ascii: "\""))
    }

    private static func number(_ number: some BinaryInteger, _ out: inout [UInt8]) {
        if number < 10 && number >= 0 {
            out.append(UInt8(ascii: "0") + UInt8(number))
        } else {
            // Up to 15 digits a string is no allocation.
            out += "\(number)".utf8
        }
    }

    /// RFC 8259 §7.
    private static func quote(_ string: String, _ out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""): out += "\\\"".utf8
            case UInt8(ascii: "\\"): out += "\\\\".utf8
            case 10: out += "\\n".utf8
            case 13: out += "\\r".utf8
            case 9: out += "\\t".utf8
            case ..<0x20:
                out += "\\u00".utf8
                hex([byte][...], separator: nil, to: &out)
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}
