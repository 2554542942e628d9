// One event of libyaml, copied into Swift. Read first: YAMLComposer.swift.

internal import CYaml

/// What libyaml met, and where.
struct YAMLEvent {
    let kind: yaml_event_type_t
    let position: SourcePosition
    /// The text of a scalar; otherwise empty.
    private(set) var text = ""
    /// A scalar without quotes.
    private(set) var isPlain = false
    /// The name behind `&` or `*`.
    private(set) var anchor: String?
    private(set) var tag: String?

    init(_ event: yaml_event_t, file: String) {
        kind = event.type
        position = SourcePosition(file: file, line: event.start_mark.line + 1, column: event.start_mark.column + 1)
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            anchor = Self.string(scalar.anchor)
            tag = Self.string(scalar.tag)
        case YAML_ALIAS_EVENT:
            anchor = Self.string(event.data.alias.anchor)
        case YAML_SEQUENCE_START_EVENT:
            anchor = Self.string(event.data.sequence_start.anchor)
            tag = Self.string(event.data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT:
            anchor = Self.string(event.data.mapping_start.anchor)
            tag = Self.string(event.data.mapping_start.tag)
        default:  // the beginnings and ends of streams and documents carry nothing
            break
        }
    }

    private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}
