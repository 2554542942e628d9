// What a run came to, for programs: the JSON of `yubin run --report`. Read first: LessonRun.swift.
// The README documents the format; names and meanings stay as they are while `format` is 1.

/// The report of one run.
package struct Report: Codable, Equatable, Sendable {
    package struct Message: Codable, Equatable, Sendable {
        package struct Hop: Codable, Equatable, Sendable {
            package var host: String
            /// The machine that brought it; null for a notice, which the server wrote itself.
            @OrNull package var from: String?
            package var at: Double
            package var `protocol`: String
        }
        package struct Authentication: Codable, Equatable, Sendable {
            @OrNull package var ptr: String?
            @OrNull package var spf: String?
        }
        package struct Reading: Codable, Equatable, Sendable {
            package var client: String
            package var `protocol`: String
            package var removedFromServer: Bool
        }
        package var id: String
        package var from: String
        package var to: [String]
        package var subject: String
        /// delivered, bounced, queued or rejected.
        package var outcome: String
        /// The address whose mailbox it was put into first; null when there is none.
        @OrNull package var mailbox: String?
        package var hops: [Hop]
        package var authentication: Authentication
        package var readBy: [Reading]
    }
    package struct DNS: Codable, Equatable, Sendable {
        package var at: Double
        package var client: String
        package var server: String
        package var name: String
        package var type: String
        /// TIMEOUT when no answer came.
        package var rcode: String
        package var answers: [String]
    }
    package struct Stage: Codable, Equatable, Sendable {
        package var id: String
        package var at: Double
        /// The captured frame that carries its narration, from 1; null when no captured frame followed.
        @OrNull package var frame: Int?
    }
    package struct Conversation: Codable, Equatable, Sendable {
        package struct Line: Codable, Equatable, Sendable {
            package var at: Double
            /// C or S.
            package var from: String
            package var text: String
        }
        package var `protocol`: String
        package var client: String
        package var server: String
        package var port: Int
        package var lines: [Line]
    }
    package struct Expectation: Codable, Equatable, Sendable {
        package var text: String
        package var met: Bool
    }
    package struct Task: Codable, Equatable, Sendable {
        package var id: String
        package var text: String
        package var points: Int
        /// Whether its goal is met at the end.
        package var met: Bool
    }

    package var format = 1
    package var lesson: String
    package var seed: UInt64
    /// Seconds of virtual time.
    package var endedAt: Double
    /// Captured frames.
    package var frames: Int
    package var messages: [Message]
    package var dns: [DNS]
    package var stages: [Stage]
    package var conversations: [Conversation]
    package var expectations: [Expectation]
    package var tasks: [Task]
}
