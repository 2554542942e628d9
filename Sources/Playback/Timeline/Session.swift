// What must be kept to rebuild a session: the lesson, the seed, and what was done where. Read first: Timeline.swift.
//
//     {"kind":"yubin-session","format":2,"lesson":"first-letter","lessonDigest":"...","seed":1871,
//      "actions":[{"branch":"b1","at":"main@80","do":"drop"}],"cursor":"b1@120","zoom":"packet",
//      "answers":{"who-knows":"tld"}}
//
// Everything else follows from it: the same lesson, seed and actions give the same worlds, byte for byte.

import Basics
import Foundation
import Scenarios

/// A session file.
package struct Session: Codable, Equatable, Sendable {
    /// Something that was done, and where.
    package struct Action: Codable, Equatable, Sendable {
        package init(branch: String, at: String, do action: String) {
            (self.branch, self.at, self.do) = (branch, at, action)
        }

        /// The branch that came of it.
        package var branch: String
        /// The address at which it was done.
        package var at: String
        /// The experiment, as `WhatIfParser` reads it.
        package var `do`: String
    }

    package var kind = Session.kind
    package var format = Session.format
    /// The lesson's id.
    package var lesson: String
    /// Tells whether the lesson is still the same.
    package var lessonDigest: String
    package var seed: UInt64
    package var actions: [Action]
    /// Where one stood.
    package var cursor: String
    package var zoom: String
    /// The answers to predictions that were given, by question.
    package var answers: [String: String]

    static let kind = "yubin-session"
    /// Grows when addresses no longer mean what they did: format 1 had no entries for changes inside of hosts.
    static let format = 2
    /// A session file is never longer, in bytes.
    package static let sizeLimit = 4_000_000

    /// What is to be kept of `timeline`.
    package init(_ timeline: Timeline, answers: [String: String]) {
        lesson = timeline.lesson.id
        lessonDigest = StateDigest(of: timeline.lesson).description
        seed = timeline.seed
        actions = timeline.branches.compactMap { branch in
            branch.fork.map { Action(branch: branch.name, at: $0.place.description, do: $0.action.text) }
        }
        cursor = timeline.address.description
        zoom = timeline.zoom.rawValue
        self.answers = answers
    }

    /// The file's bytes.
    package var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Text and numbers can always be written.
        return Array((try? encoder.encode(self)) ?? Data()) + [10]
    }
}

/// Why a file is no session of this lesson.
package struct SessionError: Error, Equatable, Sendable, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
}

extension Session {
    /// Reads a session file.
    package init(json bytes: [UInt8]) throws(SessionError) {
        if bytes.count > Self.sizeLimit { throw SessionError("the file is too large for a session") }
        struct Header: Decodable {
            var kind: String?
            var format: Int?
        }
        let data = Data(bytes)
        let header: Header
        do { header = try JSONDecoder().decode(Header.self, from: data) } catch {
            throw SessionError("this is not a session file: it is damaged, or something else (\(Self.reason(error)))")
        }
        guard header.kind == Self.kind else {
            throw SessionError("this is not a session file: its “kind” is not “\(Self.kind)”")
        }
        guard header.format == Self.format else {
            let number = header.format.map { "\($0)" } ?? "missing"
            throw SessionError("this session has format \(number); this program knows format \(Self.format)")
        }
        do { self = try JSONDecoder().decode(Session.self, from: data) } catch {
            throw SessionError("the session is damaged: \(Self.reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "it is not JSON" }
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, _): return "“\(key.stringValue)” is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context): return "“\(path(context))” is of a wrong kind"
        case .dataCorrupted(let context): return context.codingPath.isEmpty ? "it is not JSON" : "“\(path(context))” is wrong"
        @unknown default: return "it cannot be read"
        }
    }

    /// Rebuilds the session: all branches, and the cursor where it stood.
    package func timeline(of lesson: Lesson) throws(SessionError) -> Timeline {
        guard lesson.id == self.lesson else {
            throw SessionError("this session belongs to the lesson “\(self.lesson)”, not to “\(lesson.id)”")
        }
        guard StateDigest(of: lesson).description == lessonDigest else {
            throw SessionError("the lesson “\(lesson.id)” has been changed since this session was saved")
        }
        var timeline: Timeline
        do { timeline = try Timeline(lesson, seed: seed) } catch { throw SessionError("\(error)") }
        let parser = WhatIfParser(lesson)
        for (number, action) in actions.enumerated() {
            func fail(_ reason: String) -> SessionError { SessionError("action \(number + 1) (\(action.do)): \(reason)") }
            // An address without a byte is not that close, whatever the action before was done to.
            timeline.look(from: .postOffice)
            guard let place = TimelineAddress(action.at), timeline.go(to: place) else {
                throw fail("there is no point \(action.at)")
            }
            let name: String
            do throws(WhatIfError) { name = try timeline.act(try parser.parse(action.do)) } catch {
                throw fail(error.description)
            }
            guard name == action.branch else { throw fail("it makes the branch \(name), not \(action.branch)") }
        }
        guard let place = TimelineAddress(cursor), timeline.go(to: place) else {
            throw SessionError("there is no point \(cursor)")
        }
        guard let zoom = Zoom(rawValue: zoom) else { throw SessionError("“\(zoom)” is no zoom") }
        if timeline.zoom != zoom { timeline.look(from: zoom) }
        return timeline
    }
}
