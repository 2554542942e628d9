// From the bytes of a YAML file to nodes with places. Read first: YAMLNode.swift, YAMLLimits.swift.
//
// The events come from libyaml, the C parser inside Yams. Yams' own composer is not used, for three reasons: it stops
// at the first duplicate key, where all mistakes of a file are wanted; it compares keys of any kind with each other,
// which a file of nested aliases turns into hours; and it nests as deeply as the file does.
// Left out: several documents in one file, keys that are not texts, types by tag.

import Basics
internal import CYaml

/// Reads one YAML document.
package struct YAMLComposer {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let file: String
    private let limits: YAMLLimits
    private var anchors: [String: YAMLNode] = [:]
    private var valueCount = 0
    private var aliasedValueCount = 0
    private var diagnostics = DiagnosticList()

    /// The value in `bytes`, which the user calls `file`. Duplicate keys are noted in `diagnostics` and left out.
    /// - Throws: the mistake that ends reading: not UTF-8, not YAML, too large, nothing in it.
    package static func read(
        _ bytes: [UInt8], file: String, limits: YAMLLimits = .usual, noting diagnostics: inout DiagnosticList
    ) throws(Diagnostic) -> YAMLNode {
        if bytes.count > limits.byteCount {
            throw Diagnostic(
                "the file has \(bytes.count) bytes", at: .start(of: file), expected: "at most \(limits.byteCount)")
        }
        let bytes = bytes.starts(with: TextEncodingGuess.utf8Mark) ? Array(bytes.dropFirst(3)) : bytes
        if let place = TextPosition.firstInvalidUTF8(in: bytes, file: file) { throw encodingError(bytes, place) }
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else {
            throw Diagnostic("there is not enough memory to read this file", at: .start(of: file))
        }
        defer { yaml_parser_delete(parser) }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        // libyaml keeps the address of the input: nothing may be read after this closure.
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<(YAMLNode, DiagnosticList), Diagnostic> in
            yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
            var composer = YAMLComposer(parser: parser, file: file, limits: limits)
            do throws(Diagnostic) {
                return .success((try composer.document(), composer.diagnostics))
            } catch {
                return .failure(composer.explained(error, in: bytes))
            }
        }
        let (node, found) = try result.get()
        diagnostics.add(contentsOf: found)
        return node
    }

    private init(parser: UnsafeMutablePointer<yaml_parser_t>, file: String, limits: YAMLLimits) {
        self.parser = parser
        self.file = file
        self.limits = limits
    }

    private mutating func document() throws(Diagnostic) -> YAMLNode {
        var event = try next()
        while event.kind == YAML_STREAM_START_EVENT { event = try next() }
        guard event.kind == YAML_DOCUMENT_START_EVENT else {
            throw Diagnostic(
                "the file is empty", at: .start(of: file), expected: "keys and values, such as `format: 1`")
        }
        let root = try node(from: try next(), depth: 0)
        _ = try next()  // the document's end
        let end = try next()
        if end.kind != YAML_STREAM_END_EVENT {
            throw Diagnostic("a second document begins here", at: end.position, expected: "one document in a file")
        }
        return root
    }

    private mutating func node(from event: YAMLEvent, depth: Int) throws(Diagnostic) -> YAMLNode {
        if depth > limits.depth {
            throw Diagnostic(
                "this is nested too deeply", at: event.position, expected: "at most \(limits.depth) levels")
        }
        try count(1, at: event.position)
        let node: YAMLNode
        switch event.kind {
        case YAML_ALIAS_EVENT:
            return try alias(event)
        case YAML_SEQUENCE_START_EVENT:
            node = YAMLNode(.list(try list(depth: depth + 1)), at: event.position)
        case YAML_MAPPING_START_EVENT:
            node = YAMLNode(.map(try map(depth: depth + 1)), at: event.position)
        default:  // a scalar: libyaml sends nothing else here
            node = YAMLNode(.scalar(event.text, isPlain: event.isPlain), at: event.position)
        }
        if let tag = event.tag, !tag.hasPrefix("tag:yaml.org,2002:"), tag != "!" {
            diagnostics.add("`\(tag.shortened)` is a tag", at: event.position, expected: "a value without a tag")
        }
        if let anchor = event.anchor { anchors[anchor] = node }
        return node
    }

    /// Counts values, so that a few lines of aliases cannot grow into millions of values.
    private mutating func count(_ values: Int, at position: SourcePosition) throws(Diagnostic) {
        valueCount += values
        if valueCount > limits.valueCount {
            throw Diagnostic("the file has too many values", at: position, expected: "at most \(limits.valueCount)")
        }
    }

    private mutating func alias(_ event: YAMLEvent) throws(Diagnostic) -> YAMLNode {
        let name = event.anchor ?? ""
        guard let target = anchors[name] else {
            throw Diagnostic(
                "there is no anchor `&\(name.shortened)` before this alias", at: event.position,
                suggestion: Suggestion.nearest(to: name, in: anchors.keys.sorted()))
        }
        aliasedValueCount += target.size
        if aliasedValueCount > limits.aliasedValueCount {
            throw Diagnostic(
                "the aliases of this file stand for too many values", at: event.position,
                expected: "at most \(limits.aliasedValueCount)")
        }
        try count(target.size, at: event.position)
        return target
    }

    private mutating func list(depth: Int) throws(Diagnostic) -> [YAMLNode] {
        var elements: [YAMLNode] = []
        while true {
            let event = try next()
            if event.kind == YAML_SEQUENCE_END_EVENT { return elements }
            elements.append(try node(from: event, depth: depth))
        }
    }

    private mutating func map(depth: Int) throws(Diagnostic) -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        var lines: [String: Int32] = [:]
        var merged: [YAMLEntry] = []
        while true {
            let event = try next()
            if event.kind == YAML_MAPPING_END_EVENT { break }
            guard event.kind == YAML_SCALAR_EVENT else {
                throw Diagnostic("this key is not a text", at: event.position, expected: "a word as the key")
            }
            let key = event.text
            let value = try node(from: try next(), depth: depth)
            if key == "<<", event.isPlain {
                // YAML 1.1's merge key: the other map's entries, where this map has none of its own.
                merged += value.entries
            } else if let line = lines[key] {
                diagnostics.add(
                    "the key `\(key.shortened)` is here a second time; the first is on line \(line)",
                    at: event.position)
            } else {
                lines[key] = event.position.line
                entries.append(YAMLEntry(key: key, at: event.position, value: value))
            }
        }
        for entry in merged where lines[entry.key] == nil {
            lines[entry.key] = entry.position.line
            entries.append(entry)
        }
        return entries
    }

    private mutating func next() throws(Diagnostic) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
        defer { yaml_event_delete(&event) }
        let copy = YAMLEvent(event, file: file)
        if copy.text.utf8.count > limits.scalarByteCount {
            throw Diagnostic(
                "this text is too long", at: copy.position, expected: "at most \(limits.scalarByteCount) bytes")
        }
        return copy
    }

    /// Where libyaml gave up. What it did not understand is looked for when the bytes are at hand.
    private func syntaxError() -> Diagnostic {
        let mark = parser.pointee.problem_mark
        return Diagnostic(
            "this cannot be read as YAML",
            at: SourcePosition(file: file, line: mark.line + 1, column: mark.column + 1))
    }

    /// `error`, or what a look at the bytes tells about it.
    private func explained(_ error: Diagnostic, in bytes: [UInt8]) -> Diagnostic {
        let parser = parser.pointee
        switch parser.error {
        case YAML_READER_ERROR: return readerError(in: bytes)
        case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
            let (mark, context) = (parser.problem_mark, parser.context_mark)
            let hasContext = parser.context != nil
            let mistake = YAMLSyntaxMistake(
                parser.problem.map { String(cString: $0) } ?? "", line: mark.line + 1, column: mark.column + 1,
                contextLine: hasContext ? context.line + 1 : nil, contextColumn: hasContext ? context.column + 1 : nil,
                in: bytes, file: file)
            return mistake.diagnostic
        default: return error  // our own limits, and what libyaml has no words for
        }
    }

    /// A character that YAML does not allow, such as a control character.
    private func readerError(in bytes: [UInt8]) -> Diagnostic {
        let place = TextPosition.of(offset: Int(parser.pointee.problem_offset), in: bytes, file: file)
        if TextEncodingGuess.name(of: bytes) != nil { return Self.encodingError(bytes, place) }
        return Diagnostic("this character may not be in a YAML file", at: place)
    }

    private static func encodingError(_ bytes: [UInt8], _ place: SourcePosition) -> Diagnostic {
        let problem: Phrase =
            if let guess = TextEncodingGuess.name(of: bytes) {
                "this is not UTF-8 text, but perhaps \(guess)"
            } else {
                "this is not UTF-8 text"
            }
        return Diagnostic(problem, at: place, expected: "a YAML file that is saved as UTF-8")
    }
}
