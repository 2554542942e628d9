// Where the parts of a lesson or a key stand in its file: for what is found out only when it is played.
// Read first: LessonLibrary.swift.

/// The places of a file's parts, by their names or numbers. What is not there stands where the file begins.
package struct LessonPlaces: Equatable, Sendable {
    private let node: YAMLNode

    init(_ node: YAMLNode) { self.node = node }

    /// The event of the stage `id`.
    package func stage(_ id: String) -> SourcePosition { named(id, in: "stages", "when") }

    /// The goal of the task `id`.
    package func goal(_ id: String) -> SourcePosition { named(id, in: "tasks", "goal") }

    /// The expectation of this number, from 0.
    package func expectation(_ number: Int) -> SourcePosition { numbered(number, in: "expectations").position }

    /// The display filter of this number, from 0.
    package func filter(_ number: Int) -> SourcePosition {
        let element = numbered(number, in: "wireshark")
        return (element["filter"] ?? element).position
    }

    /// The solution of the task `id`, in a key.
    package func solution(_ id: String) -> SourcePosition {
        (node["solutions"]?[id] ?? node["solutions"] ?? node).position
    }

    private func named(_ id: String, in list: String, _ key: String) -> SourcePosition {
        let element = node[list]?.elements.first { $0.text("id") == id }
        return (element?[key] ?? element ?? node).position
    }

    private func numbered(_ number: Int, in list: String) -> YAMLNode {
        let elements = node[list]?.elements ?? []
        return elements.indices.contains(number) ? elements[number] : node
    }
}

extension LessonLibrary {
    /// The places in the file at `path`, which has been checked.
    package func places(in path: String) throws(DiagnosticList) -> LessonPlaces {
        var ignored = DiagnosticList()
        return LessonPlaces(try root(path, noting: &ignored))
    }
}
