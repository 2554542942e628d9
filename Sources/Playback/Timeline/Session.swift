// What must be kept to rebuild a session: the lesson, the seed, and what was done where. Read first: Timeline.swift.
//
//     {"kind":"yubin-session","format":4,"lesson":"first-letter","lessonDigest":"...","seed":1871,
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
    /// Grows when addresses no longer mean what they did: format 1 had no entries for changes inside of hosts,
    /// in format 2 the frame at the beginning of a stage was the one before it, and format 3 had no entries for changes
    /// of zones, quotas, programs and cables.
    static let format = 4
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
    /// What to say.
    package var text: LocalizedText

    package init(_ en: String, ja: String) { text = LocalizedText(en: en, ja: ja) }

    package var description: String { text.en }
}

extension Session {
    /// Reads a session file.
    package init(json bytes: [UInt8]) throws(SessionError) {
        if bytes.count > Self.sizeLimit {
            throw SessionError("the file is too large for a session", ja: "セッションのファイルとしては大きすぎます")
        }
        struct Header: Decodable {
            var kind: String?
            var format: Int?
        }
        let data = Data(bytes)
        let header: Header
        do { header = try JSONDecoder().decode(Header.self, from: data) } catch {
            let reason = Self.reason(error)
            throw SessionError(
                "this is not a session file: it is damaged, or something else (\(reason.en))",
                ja: "セッションのファイルではないか、壊れています（\(reason[.japanese])）")
        }
        guard header.kind == Self.kind else {
            throw SessionError(
                "this is not a session file: its “kind” is not “\(Self.kind)”",
                ja: "セッションのファイルではありません（“kind” が “\(Self.kind)” ではありません）")
        }
        guard header.format == Self.format else { throw Self.refusal(ofFormat: header.format) }
        do { self = try JSONDecoder().decode(Session.self, from: data) } catch {
            throw Self.damaged(Self.reason(error, isJSON: true))
        }
    }

    /// What to say of a session in another format.
    private static func refusal(ofFormat format: Int?) -> SessionError {
        guard let format else {
            return SessionError(
                "this session does not say its format; this program knows format \(Self.format)",
                ja: "このセッションには形式が書かれていません。このプログラムが読めるのは形式\(Self.format)です")
        }
        if format > Self.format {
            return SessionError(
                "this session has format \(format), of a newer program; this program knows format \(Self.format)",
                ja: "このセッションの形式は\(format)で、新しいプログラムのものです。"
                    + "このプログラムが読めるのは形式\(Self.format)です")
        }
        return SessionError(
            "this session has format \(format), of an older program, in which addresses meant other points; begin "
                + "a new one (this program knows format \(Self.format))",
            ja: "このセッションの形式は\(format)で、古いプログラムのものです。番地の指す地点が今とは違うので、"
                + "新しく始めてください（このプログラムが読めるのは形式\(Self.format)です）")
    }

    /// - Parameter isJSON: what is wrong is a value in it.
    private static func reason(_ error: any Error, isJSON: Bool = false) -> LocalizedText {
        func text(_ en: String, _ ja: String) -> LocalizedText { LocalizedText(en: en, ja: ja) }
        let notJSON = text("it is not JSON", "JSONではありません")
        guard let error = error as? DecodingError else { return notJSON }
        // The decoder does not say where a number is that is negative, broken or too large.
        let rootReason = isJSON ? text("a number in it is out of range", "範囲外の数があります") : notJSON
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.reduce("") { path, key in
                path + (key.intValue.map { "[\($0)]" } ?? (path.isEmpty ? "" : ".") + key.stringValue)
            }
        }
        switch error {
        case .keyNotFound(let key, _): return text("“\(key.stringValue)” is missing", "“\(key.stringValue)” がありません")
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            if context.codingPath.isEmpty { return text("it is not a JSON object", "JSONのオブジェクトではありません") }
            return text("“\(path(context).shortened)” is of a wrong kind", "“\(path(context).shortened)” の種類が違います")
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty ? rootReason : wrongValue(of: path(context))
        @unknown default: return text("it cannot be read", "読めません")
        }
    }

    private static func wrongValue(of path: String) -> LocalizedText {
        LocalizedText(en: "“\(path.shortened)” is wrong", ja: "“\(path.shortened)” の値が違います")
    }

    private static func damaged(_ reason: LocalizedText) -> SessionError {
        SessionError("the session is damaged: \(reason.en)", ja: "セッションが壊れています：\(reason[.japanese])")
    }

    /// Answers are those that the lesson offers.
    private func checkAnswers(of lesson: Lesson) throws(SessionError) {
        let questions = lesson.stages.compactMap(\.predict)
        for (id, answer) in answers.sorted(by: { $0.key < $1.key }) {
            let question = questions.first { $0.id == id }
            if question?.choices.contains(where: { $0.id == answer }) != true {
                throw Self.damaged(Self.wrongValue(of: "answers.\(id)"))
            }
        }
    }

    /// Rebuilds the session: all branches, and the cursor where it stood.
    /// - Parameter isAskedToStop: as the timeline will ask it; then there is no session.
    package func timeline(
        of lesson: Lesson, isAskedToStop: @escaping @Sendable () -> Bool = { false }
    ) throws(SessionError) -> Timeline {
        guard lesson.id == self.lesson else {
            throw SessionError(
                "this session belongs to the lesson “\(self.lesson.shortened)”, not to “\(lesson.id)”",
                ja: "このセッションはレッスン「\(self.lesson.shortened)」のもので、「\(lesson.id)」のものではありません")
        }
        guard StateDigest(of: lesson).description == lessonDigest else {
            throw SessionError(
                "the lesson “\(lesson.id)” has been changed since this session was saved",
                ja: "このセッションを保存したあとで、レッスン「\(lesson.id)」が変更されています")
        }
        try checkAnswers(of: lesson)
        var timeline: Timeline
        do { timeline = try Timeline(lesson, seed: seed) } catch { throw SessionError("\(error)", ja: "\(error)") }
        timeline.isAskedToStop = isAskedToStop
        let parser = WhatIfParser(lesson)
        for (number, action) in actions.enumerated() {
            func fail(_ reason: LocalizedText) -> SessionError {
                SessionError(
                    "action \(number + 1) (\(action.do.shortened)): \(reason.en)",
                    ja: "操作\(number + 1)（\(action.do.shortened)）：\(reason[.japanese])")
            }
            // An address without a byte is not that close, whatever the action before was done to.
            timeline.look(from: .postOffice)
            guard let place = TimelineAddress(action.at), timeline.go(to: place) else {
                throw fail(Self.noPoint(action.at))
            }
            let name: String
            do throws(WhatIfError) { name = try timeline.act(try parser.parse(action.do)) } catch {
                throw fail(error.text)
            }
            guard name == action.branch else {
                throw fail(
                    LocalizedText(
                        en: "it makes the branch \(name), not “\(action.branch.shortened)”",
                        ja: "できる分岐は \(name) で、「\(action.branch.shortened)」ではありません"))
            }
        }
        guard let place = TimelineAddress(cursor), timeline.go(to: place) else {
            throw SessionError(Self.noPoint(cursor).en, ja: Self.noPoint(cursor)[.japanese])
        }
        guard let zoom = Zoom(rawValue: zoom) else {
            throw SessionError("“\(zoom.shortened)” is no zoom", ja: "「\(zoom.shortened)」という zoom はありません")
        }
        if timeline.zoom != zoom { timeline.look(from: zoom) }
        return timeline
    }

    private static func noPoint(_ address: String) -> LocalizedText {
        LocalizedText(en: "there is no point “\(address.shortened)”", ja: "「\(address.shortened)」という地点はありません")
    }
}
