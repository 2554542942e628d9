// The part of a server's line that says how it went. Read first: nothing.

/// Finds codes and statuses in lines of SMTP, POP3 and IMAP.
enum ReplyStatus {
    /// The code of the last line of an SMTP reply (RFC 5321 §4.2.1: `250-` says that more lines follow); else nil.
    static func smtpCode(_ line: String) -> Int? {
        let digits = line.prefix(3)
        guard digits.utf8.count == 3, digits.utf8.allSatisfy({ (48...57).contains($0) }), let code = Int(digits),
            line.dropFirst(3).first != "-"
        else { return nil }
        return code
    }

    /// `+OK`, `-ERR`, or the empty text.
    static func firstWord(_ line: String) -> String { String(line.prefix { $0 != " " }) }

    /// IMAP (RFC 3501 §7): `a1 OK ...`, `* 3 EXISTS`, `* SEARCH 1 2`, `+ idling`: OK, EXISTS, SEARCH, +.
    static func imap(_ line: String) -> String {
        let words = line.split(separator: " ", maxSplits: 3)
        guard let first = words.first else { return "" }
        if first == "+" { return "+" }
        guard words.count > 1 else { return String(first) }
        let isNumbered = words[1].utf8.allSatisfy { (48...57).contains($0) }
        if first == "*", words.count > 2, isNumbered { return String(words[2]) }
        return String(words[1])
    }

    /// An IMAP command without its tag.
    static func withoutTag(_ line: String) -> String {
        guard let blank = line.firstIndex(of: " ") else { return line }
        return String(line[line.index(after: blank)...])
    }
}
