// What people type who come from elsewhere: with an East Asian input method that was left on, or from gdb.
// Read first: PlayerCommand.swift.

import Playback
import Scenarios

/// Lines as they are typed.
enum TypedLine {
    /// Phrases of gdb that are two words here.
    static let phrases = [
        "reverse-continue": "continue back", "rc": "continue back", "info breakpoints": "break", "info break": "break",
        "info b": "break", "i b": "break",
    ]

    /// `line` with the full-width letters and blanks of an input method (`ｎｅｘｔ　３`) as the program knows them.
    /// Letters that people write keep theirs.
    static func cleared(_ line: String) -> String {
        // Editors of Windows begin files with a byte order mark.
        if line.unicodeScalars.first == "\u{FEFF}" { return cleared(String(line.unicodeScalars.dropFirst())) }
        if let phrase = phrases[line.lowercased()] { return phrase }
        guard line.unicodeScalars.contains(where: isFullWidth) else { return line }
        let word = line.prefix { !$0.isWhitespace }
        let command = try? PlayerCommand.named(narrow(word)).get()
        switch command {
        case .compose, .whatif, .glossary: return narrow(word) + " " + line.dropFirst(word.count).trimming()
        default: return narrow(Substring(line))
        }
    }

    private static func isFullWidth(_ scalar: Unicode.Scalar) -> Bool {
        (0xFF01...0xFF5E).contains(scalar.value) || scalar.value == 0x3000
    }

    private static func narrow(_ text: Substring) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            // U+FF01 to U+FF5E are ASCII from "!" on.
            let plain = scalar.value == 0x3000 ? " " : isFullWidth(scalar) ? Unicode.Scalar(scalar.value - 0xFEE0) : nil
            result.append(plain ?? scalar)
        }
        return String(result)
    }
}

extension Player {
    /// The whole command that somebody meant who typed only what follows its name: `off`, `queue`, `ip.ttl`, the name of
    /// an experiment, a condition. Nil when it is none.
    /// - Parameter line: all that was typed; `word` is its beginning.
    func whole(_ word: String, in line: String) -> String? {
        let word = word.lowercased()
        if word == "end" { return "goto end" }
        if let command = PlayerCommand.elsewhere[word] { return command }
        // Nothing is ever undone: the way that was left is still there.
        if word == "undo" { return timeline.branch.fork.map { "branch \(timeline.branches[$0.parent].name)" } }
        if WhatIfParser.verbs.contains(word) || timeline.lesson.whatIfs.contains(where: { $0.id == word }) {
            return "whatif \(word)"
        }
        if let subject = Subject.named(word) { return "show \(subject.rawValue)" }
        if timeline.lesson.stages.contains(where: { $0.id == word }) || TimelineAddress(word) != nil {
            return "goto \(word)"
        }
        if timeline.number(ofBranch: word) != nil { return "branch \(word)" }
        if isMachine(word) { return "show host \(word)" }
        let isField = isField(word)
        if !isField || line.count > word.count, (try? PointPredicateParser.parse(line)) != nil {
            return "until \(line)"
        }
        return isField ? "explain \(word)" : nil
    }
}
