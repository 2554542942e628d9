// The language that a user reads. Read first: Sources/Scenarios/Model/Language.swift.

import Scenarios

extension Language {
    /// What the environment asks for (POSIX: LC_ALL before LC_MESSAGES before LANG): Japanese for `ja`, else English.
    package static func preferred(in environment: [String: String]) -> Language {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.lowercased().hasPrefix("ja") ? .japanese : .english
    }
}
