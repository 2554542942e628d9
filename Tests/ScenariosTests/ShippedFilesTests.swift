import Foundation
import Testing

@testable import Scenarios

/// The files that come with the program.
@Suite struct ShippedFilesTests {
    static let project = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    let library = LessonLibrary(resources: ShippedFilesTests.project)

    @Test func firstLetter() throws {
        do {
            let lesson = try library.lesson("first-letter")
            #expect(lesson.stages.count > 10)
        } catch {
            Issue.record("\(error)")
        }
    }
}
