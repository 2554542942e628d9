// `yubin schema`. Read first: RunCommand.swift.

import ArgumentParser
import Playback
import Scenarios

/// `yubin schema topology|lesson`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of a file format, for editors that complete and check.",
        discussion: """
            Example:
              yubin schema lesson > lesson.schema.json
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case topology, lesson
    }

    @Argument(help: "Which format: topology or lesson.")
    var format: Format

    func run() throws {
        try leave { () throws(CommandFailure) -> Int32 in
            try Console.print(JSONSchemaWriter.text(format == .topology ? TopologySchema.file : LessonSchema.file))
            return CommandExit.success
        }
    }
}
