// Taking in a letter: DATA (RFC 5321 §4.1.1.4) and BDAT (RFC 3030), and the look at it before it is taken over.
// Read first: SMTPServerSession+Commands.swift, DataDecoder.swift, ChunkCollector.swift.

import Basics
import MailMessage

extension SMTPServerSession {
    mutating func data(_ transaction: Boxed<Transaction>?) {
        guard let transaction else { return say(.needRCPT) }
        // RFC 3030 §2: the two ways must not be mixed within one letter.
        guard transaction.value.chunks == nil else { return say(.dataAfterBDAT) }
        guard !transaction.value.envelope.recipients.isEmpty else { return say(.noValidRecipients) }
        say(.startData)
        phase = .data(transaction, DataDecoder(limit: configuration.sizeLimit))
    }

    mutating func chunk(_ size: Int, _ isLast: Bool, _ transaction: Boxed<Transaction>?, _ out: inout [Output]) {
        var chunk = Chunk(size: size, isLast: isLast, remaining: size)
        chunk.collector = transaction?.value.chunks ?? ChunkCollector(limit: configuration.sizeLimit)
        // Whatever is wrong, the bytes announced are on their way and must be passed over.
        if transaction == nil {
            chunk.collector.refuse(.needMAIL)
        } else if transaction?.value.envelope.recipients.isEmpty == true {
            chunk.collector.refuse(.noValidRecipients)
        } else if size == 0 && !isLast {
            // RFC 3030 §2 knows only an empty *last* chunk.
            chunk.collector.refuse(.nullBDAT)
        }
        if size == 0 { end(chunk, transaction, &out) } else { phase = .chunk(transaction, Boxed(chunk)) }
    }

    /// Takes content off the input.
    mutating func content(_ out: inout [Output]) {
        let before = takePhase()
        switch consume before {
        case .data(let transaction, var decoder):
            guard decoder.receive(input, &position) else {
                phase = .data(transaction, decoder)
                return
            }
            phase = .command(nil)
            submit(decoder.content, decoder.fault, transaction, &out)
        case .chunk(let transaction, var chunk):
            let count = min(chunk.value.remaining, input.count - position)
            chunk.value.collector.receive(input[position..<(position + count)])
            chunk.value.remaining -= count
            position += count
            if chunk.value.remaining > 0 {
                phase = .chunk(transaction, chunk)
            } else {
                end(chunk.value, transaction, &out)
            }
        case .greeting, .command, .recipient, .verifying, .flushing, .authenticating, .accepting, .closed:
            preconditionFailure("no content is read now")
        }
    }

    private mutating func end(_ chunk: Chunk, _ transaction: Boxed<Transaction>?, _ out: inout [Output]) {
        var chunk = chunk
        if let refusal = chunk.collector.takeRefusal(afterChunkOf: chunk.size) {
            keep(chunk, transaction)
            say(refusal)
        } else if chunk.isLast, let transaction {
            phase = .command(nil)
            let content = chunk.collector.content
            submit(content, DataDecoder.fault(in: content), transaction, &out)
        } else {
            keep(chunk, transaction)
            say(.chunk(chunk.size))
        }
    }

    private mutating func keep(_ chunk: Chunk, _ transaction: Boxed<Transaction>?) {
        var transaction = chunk.isLast ? nil : transaction
        transaction?.value.chunks = chunk.collector
        phase = .command(transaction)
    }

    /// Hands the letter over, if it may be.
    private mutating func submit(
        _ content: [UInt8], _ fault: DataDecoder.Fault?, _ transaction: Boxed<Transaction>, _ out: inout [Output]
    ) {
        switch fault {
        case .tooBig: return say(.messageTooBig)
        case .lineTooLong: return say(.lineTooLong)
        case .bareLineFeed: return say(.bareLineFeed)
        case nil: break
        }
        let message = Message(content)
        // RFC 5321 §6.3: a letter that has passed so many servers goes in circles.
        if message.count("Received") >= configuration.maximumHops { return say(.tooManyHops) }
        phase = .accepting
        out.append(
            .ask(
                .accept(
                    ReceivedMail(
                        envelope: transaction.value.envelope, message: message, client: client,
                        policyHeader: transaction.value.policyHeader ?? []))))
    }
}
