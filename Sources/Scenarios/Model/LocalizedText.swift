// One text in every language that it was written in. Read first: Language.swift.
//
// English is the language that every text has. A text that nobody has translated yet is shown in English, and says
// so: a player marks it with a badge, and a test counts such texts in the lessons that are shipped.

/// A text for people, in English and, where somebody translated it, in Japanese.
package struct LocalizedText: Equatable, Sendable {
    /// The English text.
    package var en: String
    /// The Japanese text; nil when there is none yet.
    package var ja: String?

    package init(en: String, ja: String? = nil) {
        self.en = en
        self.ja = ja
    }

    /// The text in `language`, or in English when it was never translated.
    package subscript(language: Language) -> String {
        switch language {
        case .english: en
        case .japanese: ja ?? en
        }
    }

    /// True when asking for `language` gives the English text instead.
    package func isFallback(in language: Language) -> Bool {
        switch language {
        case .english: false
        case .japanese: ja == nil
        }
    }
}
