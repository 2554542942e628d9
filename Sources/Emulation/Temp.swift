// Interim: replaced one by one as MailStore, SMTPProtocol and DNSProtocol land.
package struct MailQueue: Equatable, Sendable { package init() {} }
import Wire
import Basics
import HostStack
struct ResolverClient: Equatable, Sendable { init(servers: [IPAddress]) {}; var nextDeadline: Instant { .never }; mutating func forget() {} }
extension HostCore { mutating func resolverTimeout() {}; mutating func resolverSocket(_ s: SocketID, _ k: SocketEvent.Kind) {} }
extension HostStack {
    /// Ends everything that belongs to one program.
    mutating func abortAll(owner: UInt16, at now: Instant, _ out: inout StackOutput) {}
}
