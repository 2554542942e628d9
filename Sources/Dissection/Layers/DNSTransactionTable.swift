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
        /// The first one.
        var answer: Int?
        /// By the message before this one that had a question.
        var isTransfer: Bool
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

    /// - Parameter isTransfer: the message asks for a whole zone, or tells of one; nil when it has no question.
    mutating func note(
        _ conversation: StreamKey, isTCP: Bool, id: UInt64, isAnswer: Bool, isTransfer: Bool?, frame: Int, time: UInt64
    ) -> Finding {
        let key = Key(conversation: conversation, isTCP: isTCP, id: id)
        let known = transactions[key]
        if isAnswer {
            guard let known else { return .unsolicited }
            if let isTransfer { transactions[key]?.isTransfer = isTransfer }
            // RFC 5936 §2.2: a zone is told in several messages, and not each of them repeats the question.
            if let answer = known.answer, !known.isTransfer { return .repeatedAnswer(of: answer) }
            if known.answer == nil { transactions[key]?.answer = frame }
            return .answer(to: known.question, after: time &- known.time)
        }
        // Clocks are set back, and captures are put together of several: before the question is not later than that.
        if let known, known.answer == nil, Int64(bitPattern: time &- known.time) < Self.patience {
            return .repeatedQuestion(of: known.question)
        }
        if transactions.count >= Self.capacity { transactions.removeAll() }
        transactions[key] = Transaction(question: frame, time: time, isTransfer: isTransfer ?? false)
        return .new
    }
}
