// What a body is: `text/plain; charset=utf-8` (RFC 2045 §5), and every other value with parameters.
// Read first: AddressLexer.swift is not needed; parameters have a grammar of their own.
//
// RFC 2231's continuations (`name*0*=`) are joined and decoded when they are UTF-8, because file names use them.

/// A value followed by parameters, as in Content-Disposition: `attachment; filename="map.png"`.
package struct ParameterizedValue: Equatable, Sendable {
    /// A parameter; its name in lower case.
    package struct Parameter: Equatable, Sendable {
        /// In lower case.
        package var name: String
        /// Without quotes.
        package var value: String

        /// A parameter; `name` in lower case.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What stands before the first semicolon, in lower case.
    package var value: String
    /// The parameters in order.
    package var parameters: [Parameter]

    /// These parts as they are.
    package init(value: String, parameters: [Parameter] = []) {
        self.value = value
        self.parameters = parameters
    }

    /// Reads an unfolded field value. Never fails: what is no parameter is left out.
    package init(_ text: some StringProtocol) {
        let bytes = Self.withoutComments(Array(text.utf8.prefix(16_384)))
        let end = bytes.firstIndex(of: Octet.semicolon) ?? bytes.count
        value = Octet.lowercased(Octet.text(bytes[..<end].filter { !Octet.isBlank($0) }))
        parameters = Self.joinContinuations(Self.parameters(bytes, from: end))
    }

    /// The value of the parameter called `name` (in lower case).
    package subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// RFC 2045 §5.1: comments may stand between the words, as in `text/plain; charset=us-ascii (Plain text)`. A
    /// parenthesis inside of a word is not legal, and belongs to it: `name=map(2).png`.
    private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(Octet.openParenthesis) else { return bytes }
        var result: [UInt8] = []
        var isQuoted = false
        var depth = 0
        var previous = Octet.space
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            let isEscaped = byte == Octet.backslash && (isQuoted || depth > 0) && i + 1 < bytes.count
            if depth > 0 {
                if byte == Octet.openParenthesis { depth += 1 }
                if byte == Octet.closeParenthesis { depth -= 1 }
            } else if byte == Octet.openParenthesis, !isQuoted, Octet.isBlank(previous) || previous == Octet.semicolon {
                depth = 1
            } else {
                if byte == Octet.quote { isQuoted.toggle() }
                result.append(byte)
                if isEscaped { result.append(bytes[i + 1]) }
                previous = byte
            }
            i += isEscaped ? 2 : 1
        }
        return result
    }

    private static func parameters(_ bytes: [UInt8], from start: Int) -> [Parameter] {
        var result: [Parameter] = []
        var i = start
        while i < bytes.count {
            if bytes[i] == Octet.semicolon || Octet.isBlank(bytes[i]) {
                i += 1
                continue
            }
            let nameStart = i
            while i < bytes.count, bytes[i] != Octet.equals, bytes[i] != Octet.semicolon { i += 1 }
            let name = Octet.lowercased(Octet.text(bytes[nameStart..<i].filter { !Octet.isBlank($0) }))
            guard i < bytes.count, bytes[i] == Octet.equals else { continue }
            i += 1
            while i < bytes.count, Octet.isBlank(bytes[i]) { i += 1 }
            var value: [UInt8] = []
            if i < bytes.count, bytes[i] == Octet.quote {
                i += 1
                while i < bytes.count, bytes[i] != Octet.quote {
                    if bytes[i] == Octet.backslash, i + 1 < bytes.count { i += 1 }
                    value.append(bytes[i])
                    i += 1
                }
                while i < bytes.count, bytes[i] != Octet.semicolon { i += 1 }
            } else {
                while i < bytes.count, bytes[i] != Octet.semicolon, !Octet.isBlank(bytes[i]) {
                    value.append(bytes[i])
                    i += 1
                }
            }
            if !name.isEmpty { result.append(Parameter(name: name, value: Octet.text(value))) }
        }
        return result
    }

    /// RFC 2231 §3, §4: `name*0`, `name*1*`... are pieces of one value; a `*` at the end marks percent encoding.
    private static func joinContinuations(_ pieces: [Parameter]) -> [Parameter] {
        var result: [Parameter] = []
        for piece in pieces {
            let parts = piece.name.split(separator: "*", omittingEmptySubsequences: false)
            guard parts.count > 1, let base = parts.first.map(String.init) else {
                result.append(piece)
                continue
            }
            var text = piece.value
            if piece.name.hasSuffix("*") {
                let isFirst = !parts.dropFirst().contains { Int($0) ?? 0 > 0 }
                // charset'language'text, in the first piece only.
                let sections = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
                if isFirst, sections.count == 3 { text = String(sections[2]) }
                text = Octet.text(QuotedPrintable.decode(text.utf8.map { $0 == UInt8(ascii: "%") ? Octet.equals : $0 }))
            }
            if let i = result.firstIndex(where: { $0.name == base }),
                parts.dropFirst().contains(where: { Int($0) != nil })
            {
                result[i].value += text
            } else {
                result.append(Parameter(name: base, value: text))
            }
        }
        return result
    }
}

extension ParameterizedValue: CustomStringConvertible {
    /// The value as a header field writes it.
    package var description: String {
        value
            + parameters.map { parameter in
                let isToken = !parameter.value.isEmpty && parameter.value.utf8.allSatisfy(Self.isToken)
                return "; \(parameter.name)=" + (isToken ? parameter.value : EmailAddress.quoted(parameter.value))
            }.joined()
    }

    /// A byte of a token: visible and none of RFC 2045 §5.1's specials.
    private static func isToken(_ byte: UInt8) -> Bool {
        byte > 32 && byte < 127 && !"()<>@,;:\\\"/[]?=".utf8.contains(byte)
    }
}

/// The media type of a body.
package struct ContentType: Equatable, Sendable {
    /// `text`, `multipart`, ... in lower case.
    package var type: String
    /// `plain`, `mixed`, ... in lower case.
    package var subtype: String
    /// The parameters in order.
    package var parameters: [ParameterizedValue.Parameter]

    /// These parts as they are, names in lower case.
    package init(_ type: String, _ subtype: String, parameters: [ParameterizedValue.Parameter] = []) {
        self.type = type
        self.subtype = subtype
        self.parameters = parameters
    }

    /// What a body is that does not say what it is (RFC 2045 §5.2).
    package static let plainASCII = ContentType(
        "text", "plain", parameters: [.init(name: "charset", value: "us-ascii")])

    /// Reads an unfolded field value; nil when it has no `type/subtype`.
    package init?(_ text: some StringProtocol) {
        let value = ParameterizedValue(text)
        let parts = value.value.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        self.init(String(parts[0]), String(parts[1]), parameters: value.parameters)
    }

    /// The value of the parameter called `name` (in lower case).
    package subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// Whether it holds parts.
    package var isMultipart: Bool { type == "multipart" }
    /// Whether it holds a letter.
    package var isMessage: Bool { type == "message" && (subtype == "rfc822" || subtype == "global") }
}

extension ContentType: CustomStringConvertible {
    /// The value as a header field writes it.
    package var description: String {
        ParameterizedValue(value: type + "/" + subtype, parameters: parameters).description
    }
}
