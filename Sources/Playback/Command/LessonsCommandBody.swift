// Lists the lessons. Read first: Sources/Scenarios/Loading/LessonLibrary.swift.

import Foundation
import Scenarios

/// `yubin lessons`, without the parsing of its arguments.
package struct LessonsCommandBody {
    package var folders: [String]
    package var language: Language
    package var isJSON: Bool

    package init(folders: [String], language: Language, isJSON: Bool) {
        self.folders = folders
        self.language = language
        self.isJSON = isJSON
    }

    private struct Entry: Codable {
        var id: String
        /// Its place in the curriculum; left out for one that stands by itself.
        var number: Int?
        var title: String
        var level: Int
        var minutes: Int
        var topology: String
        var objectives: [String]
        var requires: [String]
    }

    /// Prints them; broken files are told about, and cost exit code 65.
    package func execute() throws(CommandFailure) -> Int32 {
        let (lessons, diagnostics) = LessonLibrary(folders: folders).lessons()
        if isJSON { try printJSON(lessons) } else { try Console.print(table(lessons), language) }
        if lessons.isEmpty && diagnostics.isEmpty { Console.tell(Self.noLessons[language]) }
        if diagnostics.isEmpty { return CommandExit.success }
        Console.tell(diagnostics.text(in: language))
        return CommandExit.badInput
    }

    private static let noLessons = LocalizedText(
        en: "there are no lessons; --lessons DIR names a folder",
        ja: "レッスンがありません。--lessons DIR でフォルダーを指定できます")

    private func table(_ lessons: [Lesson]) -> String {
        let idWidth = lessons.map { TextWidth.of($0.id) }.max() ?? 0
        return lessons.map { lesson in
            let id = lesson.id + String(repeating: " ", count: idWidth - TextWidth.of(lesson.id))
            return "\(id)  \(lesson.level)  \(lesson.minutes) min  \(lesson.title[language])\n"
        }.joined()
    }

    private func printJSON(_ lessons: [Lesson]) throws(CommandFailure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let entries = lessons.map {
            Entry(
                id: $0.id, number: $0.number, title: $0.title[language], level: $0.level, minutes: $0.minutes,
                topology: $0.topologyReference, objectives: $0.objectives.map { $0[language] }, requires: $0.requires)
        }
        do { try Console.print(String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n", language) } catch {
            throw error as? CommandFailure ?? CommandFailure(CommandExit.inputOutput, "\(error)")
        }
    }
}
