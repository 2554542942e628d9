// Which Wireshark judges. Read first: ToldField.swift.
//
// The dissector follows Wireshark 4.0, and beside that one every field is compared. Other versions have fields under
// other names or in other places: what they are known to tell otherwise is listed here and not compared.

import Dissection
import TestSupport
import Testing

/// The version of tshark on this machine.
enum WiresharkVersion: Equatable {
    /// 3.6, of Ubuntu 22.04.
    case before4
    /// 4.0, of Debian 12.
    case followed
    /// 4.2 of Ubuntu 24.04, 4.4 of Debian 13.
    case later

    static let installed: WiresharkVersion = {
        let told = (try? ExternalTool.tshark.run(["--version"]).output) ?? ""
        // `TShark (Wireshark) 4.0.17 (Git ...)`
        let number = told.split(separator: " ").lazy.map { $0.split(separator: ".").compactMap { Int($0) } }.first {
            $0.count >= 2
        }
        guard let number, number[0...1] != [4, 0] else { return .followed }
        return number[0] < 4 ? .before4 : .later
    }()

    /// What to tell where a test is about what the versions do differently.
    static let hint = "the dissector follows Wireshark 4.0, and another version is installed"

    /// For tests of odd and broken packets, of which every version has its own view.
    static var followedOnly: ConditionTrait {
        .enabled(
            if: ExternalTool.wiresharkIsThere && installed == .followed, "needs tshark 4.0, which the dissector follows"
        )
    }

    /// Beginnings of names of fields that are not compared.
    private var differences: [String] {
        switch self {
        case .followed: []
        case .later:
            [
                // A letter in one segment is not put together first, so that all of it stands elsewhere.
                "smtp.data.", "smtp.eom", "smtp.req", "smtp.command_line", "pop.data.", "imf", "mime_multipart",
                "media.", "data.",
                // Data without a handshake counts, and a port that is used again makes a new stream at other moments.
                "tcp.completeness", "tcp.stream", "tcp.time_", "udp.time_", "tcp.analysis.reused_ports",
                // Under another name, or with another length.
                "dns.flags.authenticated", "dns.svcb.svcparam.echconfig", "tcp.segment_data", "eth.trailer",
                "tls.handshake.extension.data",
            ]
        case .before4:
            [
                // In other bytes, or with another number in them.
                "ip.flags", "ip.frag_offset", "tcp.len", "ip.opt.sec_rfc791_sec", "dns.nsec3.hash_value",
                // Under other names, or not known yet.
                "tcp.flags.ae", "tcp.flags.ece", "tcp.segment_data", "data.", "imf.", "tls.app_data_proto",
                "tcp.options.experimental.exid", "tcp.options.mss.absent", "tcp.non_zero_bytes_after_eol",
                // Judged otherwise.
                "tcp.analysis", "tcp.segment",
            ]
        }
    }

    /// Whether a field is not compared.
    func leavesOut(_ name: String) -> Bool {
        if self == .followed { return false }
        return differences.contains { name.hasPrefix($0) } || FieldCatalogue.field(name) == nil
    }

    /// What is shown of a field, as Wireshark 4.0 shows it.
    func show(_ text: String) -> String {
        switch (self, text) {
        case (.later, "True"): "1"
        case (.later, "False"): "0"
        default: text
        }
    }
}
