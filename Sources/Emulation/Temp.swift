// Interim: replaced one by one as MailStore, SMTPProtocol and DNSProtocol land.
import Wire
import Basics
import HostStack
extension HostStack {
    /// Ends everything that belongs to one program.
    mutating func abortAll(owner: UInt16, at now: Instant, _ out: inout StackOutput) {}
}
