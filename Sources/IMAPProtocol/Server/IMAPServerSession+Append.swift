// APPEND: the client puts a message into a mailbox, its own copy of a sent letter for example.
// Read first: RFC 3501 §6.3.11; RFC 4315 §3 (APPENDUID).

import MailMessage
import MailStore

extension IMAPServerSession {
    mutating func append(
        _ tag: String, _ name: String, _ flags: [String], _ message: [UInt8], _ date: Int64,
        _ account: MailboxStore.AccountID, _ store: inout MailboxStore, _ out: inout IMAPWriter
    ) {
        guard let mailbox = store[account].mailbox(named: name) else {
            // RFC 3501 §6.3.11: [TRYCREATE] tells the client that creating the mailbox would help.
            return refuse(tag, "[TRYCREATE] There is no such mailbox.", &out)
        }
        // A literal of no bytes is how a client changes its mind (RFC 3502 §6.3.11).
        if message.isEmpty { return refuse(tag, "[CANNOT] An empty message.", &out) }
        do throws(MailboxError) {
            let uid = try store[account].append(
                LineEndings.normalized(message).bytes, to: mailbox.id, flags: flags, internalDate: date)
            out.event(.changed(account))
            complete(tag, code: "APPENDUID \(mailbox.uidValidity) \(uid)", "Append completed.", &store, &out)
        } catch {
            refuse(tag, Self.words(error), &out)
        }
    }
}
