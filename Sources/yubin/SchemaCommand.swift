// `yubin schema`. Read first: RunCommand.swift.

import ArgumentParser
import Playback
import Scenarios

/// `yubin schema topology|lesson|key`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of a file format, for editors that complete and check.",
        discussion: """
            Example:
              yubin schema lesson > lesson.schema.json
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case topology, lesson, key

        var schema: FileSchema {
            switch self {
            case .topology: TopologySchema.file
            case .lesson: LessonSchema.file
            case .key: KeySchema.file
            }
        }
    }

    @Argument(help: "Which format: topology, lesson or key.")
    var format: Format

    func run() throws {
        try leave { () throws(CommandFailure) -> Int32 in
            try Console.print(JSONSchemaWriter.text(format.schema), .english)
            return CommandExit.success
        }
    }
}
