// A whole file format. Read first: Schema.swift.

/// The description of one kind of file.
package struct FileSchema: Sendable {
    /// `topology` or `lesson`.
    package var name: String
    package var root: ObjectSchema
    /// Schemas that contain themselves, by name.
    package var definitions: [(name: String, schema: Schema)]

    /// The schema called `name`.
    func definition(_ name: String) -> Schema? { definitions.first { $0.name == name }?.schema }
}
