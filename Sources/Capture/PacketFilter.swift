// Capture filters in tcpdump's language, compiled and run by libpcap. Read first: FilterTranslator.swift.

import Basics
import CPcap

/// A compiled filter. It owns libpcap's program and gives it back at its end.
package struct PacketFilter: ~Copyable {
    private var program: bpf_program

    /// Compiles `expression` for Ethernet frames. `names` are the emulated hosts that it may name.
    package init(_ expression: String, names: [CapturedName]) throws(FilterError) {
        // To a C function the expression would end there.
        guard !expression.utf8.contains(0) else {
            throw .syntax(expression: expression, reason: "it holds a zero byte")
        }
        let translated = try FilterTranslator(names: names).translate(expression)
        guard let handle = unsafe pcap_open_dead(Int32(Pcapng.ethernet), Int32(Pcapng.snapLength)) else {
            throw .syntax(expression: expression, reason: "not enough memory")
        }
        defer { unsafe pcap_close(handle) }
        var program = bpf_program()
        // The netmask is not known: `ip broadcast` is refused by libpcap with its own message.
        guard unsafe pcap_compile(handle, &program, translated, 1, UInt32.max) == 0 else {
            throw .syntax(expression: expression, reason: unsafe String(cString: pcap_geterr(handle)))
        }
        unsafe self.program = program
    }

    deinit {
        var program = unsafe program
        unsafe pcap_freecode(&program)
    }

    /// Whether the frame passes.
    package func matches(_ frame: RawSpan) -> Bool {
        var header = pcap_pkthdr()
        header.caplen = UInt32(frame.byteCount)
        header.len = header.caplen
        var program = unsafe program
        return unsafe frame.withUnsafeBytes { bytes in
            unsafe pcap_offline_filter(&program, &header, bytes.bindMemory(to: UInt8.self).baseAddress) != 0
        }
    }
}
