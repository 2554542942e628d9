// Display filters of lessons: what Wireshark will not take.

import Dissection
import Testing

@Suite struct DisplayFilterDoubtTests {
    @Test(arguments: [
        ("dns.qry.tpe == 15", "dns.qry.tpe", "dns.qry.type"), ("tcp.prot == 25", "tcp.prot", "tcp.port"),
        ("smpt", "smpt", "smtp"), ("!(tcp) && dsn", "dsn", "dns"),
        ("frame.coment contains \"[a]\"", "frame.coment", "frame.comment"),
        ("tcp.flags.syn == 1 or smtp.req.comand", "smtp.req.comand", "smtp.req.command"),
    ])
    func misspeltNames(_ filter: String, _ name: String, _ nearest: String) {
        #expect(DisplayFilter.doubt(about: filter) == .unknown(name, nearest: nearest))
    }

    @Test(arguments: [
        "", "tcp.port ==", "(smtp", "smtp)", "dns.qry.name contains \"kita", "smtp and", "tcp.port in {25",
    ])
    func unfinished(_ filter: String) { #expect(DisplayFilter.doubt(about: filter) == .unfinished) }

    /// Wireshark's language has more than ours.
    @Test(arguments: [
        "dns.qry.type == MX", "eth.src[0:3] == 00:00:5e", "len(dns.qry.name) > 5", "tcp.len + 1 == 2",
        "frame.comment contains \"[fetch]\"", "smtp.req.parameter matches \"kita|minami\"", "not arp",
        "tcp.analysis.fast_retransmission || tcp.analysis.duplicate_ack", "tcp.options.mss_val == 1460",
        "ip.addr == 192.0.2.0/24 and (tcp.port in {25, 587} or udp)", "frame.time_relative < 3",
    ])
    func others(_ filter: String) { #expect(DisplayFilter.doubt(about: filter) == nil) }
}
