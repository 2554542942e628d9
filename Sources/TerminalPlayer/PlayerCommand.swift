// The commands of the player: what they are called, and how they explain themselves. Read first: nothing.
// Then Player.swift, which carries them out.
//
// Any beginning of a name that fits one command alone will do; the usual letters of gdb are taken first.

import Basics
import Scenarios

/// A command of `yubin step`.
package enum PlayerCommand: String, CaseIterable {
    case step, back, next, prev, `continue`, until, find, `break`, delete, zoom, `where`, why, goto
    case show, packet, bytes, ladder, explain
    case whatif, branches, branch, compare
    case predict, hint, tasks, check, glossary, compose, mail
    case capture, wireshark, digest, save, lang, help, quit

    /// Short forms that are not simply the beginning of one name.
    private static let aliases: [String: PlayerCommand] = [
        "s": .step, "n": .next, "p": .prev, "b": .back, "c": .continue, "u": .until, "br": .break, "w": .where,
        "g": .goto, "z": .zoom, "h": .help, "?": .help, "q": .quit, "exit": .quit, "what-if": .whatif,
        "previous": .prev,
        "d": .delete, "l": .ladder, "f": .find,
        // What gdb calls some of them.
        "info": .show, "i": .show, "list": .ladder, "x": .bytes, "backtrace": .why, "bt": .why, "run": .continue,
        "r": .continue, "print": .explain, "advance": .until, "reverse-step": .back, "rs": .back, "reverse-next": .prev,
        "rn": .prev,
        // What students ask, also with a Japanese input method.
        "なぜ": .why, "次": .next, "次へ": .next, "前": .prev, "前へ": .prev, "進む": .step, "戻る": .back, "課題": .tasks,
        "ヒント": .hint, "用語": .glossary,
        "ヘルプ": .help, "終了": .quit,
    ]

    /// What programs are called that students know from elsewhere, and what comes nearest to them.
    static let elsewhere = [
        "dig": "show zones", "nslookup": "show zones", "mailq": "show queue", "netstat": "show sockets",
        "ss": "show sockets", "route": "show routes", "traceroute": "show routes", "ifconfig": "show host",
        "tcpdump": "ladder",
    ]

    /// Its other names, the short ones first.
    /// - Parameter language: names in Japanese are for those who read it.
    func otherNames(in language: Language) -> [String] {
        let names = Self.aliases.filter { $0.value == self }.map(\.key)
        return names.filter { language == .japanese || $0.utf8.allSatisfy { $0 < 0x80 } }.sorted {
            ($0.count, $0) < ($1.count, $1)
        }
    }

    /// The command that `word` means; else what to say.
    package static func named(_ word: String) -> Result<PlayerCommand, Problem> {
        let word = word.lowercased()
        if let exact = PlayerCommand(rawValue: word) ?? aliases[word] { return .success(exact) }
        if elsewhere[word] != nil { return .failure(.unknown(word)) }
        let candidates = allCases.filter { $0.rawValue.hasPrefix(word) }
        if candidates.count == 1 { return .success(candidates[0]) }
        return .failure(candidates.isEmpty ? .unknown(word) : .ambiguous(word, candidates.map(\.rawValue)))
    }

    /// Why a word is no command.
    package enum Problem: Error, Equatable {
        case unknown(String)
        case ambiguous(String, [String])

        package var text: LocalizedText {
            switch self {
            case .ambiguous(let word, let names):
                let list = names.joined(separator: ", ")
                return LocalizedText(
                    en: "“\(word.shortened)” could be \(list); type a little more of it",
                    ja: "「\(word.shortened)」は \(list) のどれでしょうか。もう少し続きを入力してください")
            case .unknown(let word):
                if let near = Suggestion.nearest(to: word, in: allCases.map(\.rawValue)) {
                    return LocalizedText(
                        en: "there is no command “\(word.shortened)”; did you mean “\(near)”?",
                        ja: "「\(word.shortened)」というコマンドはありません。「\(near)」のことですか")
                }
                return LocalizedText(
                    en: "there is no command “\(word.shortened)”; help lists them all",
                    ja: "「\(word.shortened)」というコマンドはありません。help で一覧を見られます")
            }
        }
    }

    /// Whether it leaves something behind: a branch, an answer, a file.
    var changesThings: Bool {
        switch self {
        case .whatif, .compose, .predict, .capture, .save: true
        case .step, .back, .next, .prev, .continue, .until, .find, .break, .delete, .zoom, .where, .why, .goto, .show,
            .packet, .bytes,
            .ladder, .explain, .branches, .branch, .compare, .hint, .tasks, .check, .glossary, .mail, .wireshark,
            .digest, .lang,
            .help, .quit:
            false
        }
    }

    /// How many words may follow it; nil when any number may. More are a mistake, and not silently left out.
    var wordLimit: Int? {
        switch self {
        case .where, .packet, .bytes, .branches, .wireshark, .digest, .quit: 0
        case .step, .back, .next, .prev, .continue, .zoom, .why, .ladder, .branch, .predict, .hint, .tasks, .check,
            .save, .lang, .help:
            1
        case .show, .compare, .mail, .capture: 2
        // `1 d 0:36:22`
        case .goto: 3
        case .until, .find, .break, .delete, .whatif, .explain, .glossary, .compose: nil
        }
    }

    /// How it is typed.
    var usage: String {
        switch self {
        case .step: "step [N]"
        case .back: "back [N]"
        case .next: "next [N]"
        case .prev: "prev [N]"
        case .continue: "continue [back]"
        case .until: "until PREDICATE"
        case .find: "find PREDICATE | find back PREDICATE"
        case .break: "break [PREDICATE]"
        case .delete: "delete [N...]"
        case .zoom: "zoom [stage|message|packet|byte]"
        case .where: "where"
        case .why: "why [N]"
        case .goto: "goto ADDRESS|NUMBER|STAGE|TIME|start|end"
        case .show:
            "show host | queue | cache | mailbox | sockets | arp | routes | links | zones | timers | changes | letter "
                + "[NAME]"
        case .packet: "packet"
        case .bytes: "bytes"
        case .ladder: "ladder [N]"
        case .explain: "explain [FIELD]"
        case .whatif: "whatif [EXPERIMENT]"
        case .branches: "branches"
        case .branch: "branch NAME"
        case .compare: "compare [NAME] [NAME]"
        case .predict: "predict [ANSWER]"
        case .hint: "hint [TASK]"
        case .tasks: "tasks [TASK]"
        case .check: "check [TASK]"
        case .glossary: "glossary [TERM]"
        case .compose: "compose HOST TO SUBJECT TEXT"
        case .mail: "mail [HOST [N]]"
        case .capture: "capture FILE [force]"
        case .wireshark: "wireshark"
        case .digest: "digest"
        case .save: "save [FILE]"
        case .lang: "lang [en|ja]"
        case .help: "help [COMMAND]"
        case .quit: "quit"
        }
    }

    /// One line.
    package var summary: LocalizedText { PlayerHelp.summary(of: self) }

    /// The whole explanation.
    package var explanation: LocalizedText { PlayerHelp.explanation(of: self) }
}
