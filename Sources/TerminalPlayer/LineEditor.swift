// History, completion and the usual keys at the prompt. Read first: LineReader.swift, which reads all other lines.
//
// The work is done by editline (libedit), which nearly every system has; it is looked for when the program runs, so
// that nobody has to install it. Where it is missing, or where there is no terminal, LineReader reads plain lines.

import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A prompt with a line editor behind it.
struct LineEditor: ~Copyable {
    private typealias ReadLine = @convention(c) (UnsafePointer<CChar>) -> UnsafeMutablePointer<CChar>?
    private typealias AddHistory = @convention(c) (UnsafePointer<CChar>) -> CInt
    fileprivate typealias NextMatch = @convention(c) (UnsafePointer<CChar>?, CInt) -> UnsafeMutablePointer<CChar>?
    fileprivate typealias Matches = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    fileprivate typealias CompletionMatches = @convention(c) (UnsafePointer<CChar>?, NextMatch) -> Matches?
    private typealias Complete = @convention(c) (UnsafePointer<CChar>?, CInt, CInt) -> Matches?

    private static let libraries = ["libedit.so.2", "libedit.so.0", "libedit.dylib"]

    private let readLine: ReadLine
    private let addHistory: AddHistory
    private var last = ""

    /// Nil where the library is not there.
    init?() {
        guard let library = Self.libraries.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
            let readLine = dlsym(library, "readline"), let addHistory = dlsym(library, "add_history"),
            let complete = dlsym(library, "rl_attempted_completion_function"),
            let matches = dlsym(library, "rl_completion_matches"), let buffer = dlsym(library, "rl_line_buffer")
        else { return nil }
        self.readLine = unsafeBitCast(readLine, to: ReadLine.self)
        self.addHistory = unsafeBitCast(addHistory, to: AddHistory.self)
        completion.withLock {
            $0.matches = unsafeBitCast(matches, to: CompletionMatches.self)
            $0.line = UnsafePointer(buffer.assumingMemoryBound(to: UnsafePointer<CChar>?.self))
        }
        // Letters that take several bytes are letters too, also where nobody has said which language is spoken.
        setlocale(LC_CTYPE, "")
        if String(cString: nl_langinfo(CInt(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
        complete.assumingMemoryBound(to: Complete?.self).pointee = { word, _, _ in Completion.words(for: word) }
        // No file names where no word fits.
        if let over = dlsym(library, "rl_attempted_completion_over") {
            over.assumingMemoryBound(to: CInt.self).pointee = 1
        }
        // The names of hosts and addresses are words.
        if let breaks = dlsym(library, "rl_completer_word_break_characters") {
            breaks.assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self).pointee = strdup(" \t\n\"'()")
        }
    }

    /// The next line; nil at the end (Ctrl-D).
    /// - Parameter complete: the words that fit the beginning of one (first), in this line (second).
    mutating func next(prompt: String, complete: @escaping @Sendable (String, String) -> [String]) -> String? {
        completion.withLock { $0.complete = complete }
        guard let bytes = prompt.withCString({ readLine($0) }) else { return nil }
        defer { free(bytes) }
        let line = String(cString: bytes)
        if line != last && !line.allSatisfy(\.isWhitespace) {
            _ = addHistory(bytes)
            last = line
        }
        return line
    }
}

/// What the library's callbacks need to know: they are C functions and carry nothing with them.
private struct Completion: @unchecked Sendable {
    var complete: (@Sendable (String, String) -> [String])?
    var matches: LineEditor.CompletionMatches?
    /// Where the library keeps the line that is being typed.
    var line: UnsafePointer<UnsafePointer<CChar>?>?
    /// The words that fit, those to be told first at the end.
    var found: [String] = []

    static func words(for word: UnsafePointer<CChar>?) -> LineEditor.Matches? {
        let matches = completion.withLock { state -> LineEditor.CompletionMatches? in
            let line = state.line?.pointee.map { String(cString: $0) } ?? ""
            let word = word.map { String(cString: $0) } ?? ""
            state.found = (state.complete?(word, line) ?? []).reversed()
            return state.matches
        }
        return matches?(word) { _, _ in completion.withLock { $0.found.popLast() }.flatMap { strdup($0) } }
    }
}

private let completion = Mutex(Completion())
