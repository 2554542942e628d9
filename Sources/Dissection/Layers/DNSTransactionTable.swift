// Which answer belongs to which question. Read first: TCPStreamTable.swift (StreamKey), Dissector+DNS.swift.

/// Questions that were seen, by conversation and number; bounded.
struct DNSTransactionTable: Sendable {
    private struct Key: Hashable, Sendable {
        var conversation: StreamKey
        var isTCP: Bool
        var id: UInt64
    }

    private struct Transaction: Sendable {
        var question: Int
        var time: UInt64
        var answer: Int?
    }

    /// What is known of a message.
    enum Finding: Equatable, Sendable {
        /// A question that was not there before.
        case new
        /// The same as in a frame before.
        case repeatedQuestion(of: Int)
        case repeatedAnswer(of: Int)
        /// The answer to the question in a frame, so many nanoseconds later.
        case answer(to: Int, after: UInt64)
        /// Nobody asked.
        case unsolicited
    }

    private var transactions: [Key: Transaction] = [:]
    private static let capacity = 50_000
    /// A question that comes again later than this is a new one.
    private static let patience: Int64 = 5_000_000_000

    init() {}

    mutating func note(
        _ conversation: StreamKey, isTCP: Bool, id: UInt64, isAnswer: Bool, frame: Int, time: UInt64
    ) -> Finding {
        let key = Key(conversation: conversation, isTCP: isTCP, id: id)
        let known = transactions[key]
        if isAnswer {
            guard let known else { return .unsolicited }
            // RFC 5936 §2.2: over TCP one answer may have several messages.
            if let answer = known.answer, !isTCP { return .repeatedAnswer(of: answer) }
            transactions[key]?.answer = frame
            return .answer(to: known.question, after: time &- known.time)
        }
        // Clocks are set back, and captures are put together of several: before the question is not later than that.
        if let known, known.answer == nil, Int64(bitPattern: time &- known.time) < Self.patience {
            return .repeatedQuestion(of: known.question)
        }
        if transactions.count >= Self.capacity { transactions.removeAll() }
        transactions[key] = Transaction(question: frame, time: time)
        return .new
    }
}
