// Addresses and networks as text and as bytes (RFC 4291, RFC 4632, RFC 5952).

import Testing
import Wire

@Suite("Addresses") struct AddressTests {
    @Test("IPv4 in dotted quads", arguments: ["0.0.0.0", "192.0.2.25", "255.255.255.255"])
    func ipv4(_ text: String) {
        #expect(IPAddress(text)?.description == text)
        #expect(IPAddress(text)?.isIPv4 == true)
    }

    @Test("IPv6 in its canonical text", arguments: ["::", "::1", "2001:db8::25", "2001:db8:0:1::", "fe80::1:0:0:2"])
    func ipv6(_ text: String) {
        #expect(IPAddress(text)?.description == text)
        #expect(IPAddress(text)?.isIPv4 == false)
    }

    @Test(
        "What is no address",
        arguments: [
            "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", "+1.2.3.4", "a.b.c.d", ":", ":::", "1::2::3",
            "1:2:3:4:5:6:7:8:9", "12345::", "1:2:3:4:5:6:7:", "::1.2.3", "1.2.3.4::",
        ])
    func wrong(_ text: String) { #expect(IPAddress(text) == nil) }

    @Test("The IPv4-mapped form is the IPv4 address")
    func mapped() {
        #expect(IPAddress("::ffff:192.0.2.1") == IPAddress(192, 0, 2, 1))
        #expect(IPAddress(192, 0, 2, 1).bytes == [192, 0, 2, 1])
        #expect(IPAddress("2001:db8::1")?.bytes.count == 16)
    }

    @Test("Networks")
    func networks() throws {
        let network = try #require(IPNetwork("192.0.2.128/25"))
        #expect(network.description == "192.0.2.128/25")
        #expect(network.contains(IPAddress(192, 0, 2, 200)) && !network.contains(IPAddress(192, 0, 2, 127)))
        #expect(network.broadcast == IPAddress(192, 0, 2, 255))
        #expect(IPNetwork("0.0.0.0/0")?.contains(IPAddress(8, 8, 8, 8)) == true)
        let wrong = ["192.0.2.1/24", "192.0.2.0", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/", "::/0", "192.0.2.0/+4"]
        for text in wrong { #expect(IPNetwork(text) == nil) }
    }

    @Test("Ethernet addresses")
    func mac() {
        #expect(MACAddress("02:00:C0:00:02:19")?.description == "02:00:c0:00:02:19")
        #expect(MACAddress("02-00-c0-00-02-19") == MACAddress(bits: 0x0200_C000_0219))
        let wrong = [
            "", "02:00:c0:00:02", "02:00:c0:00:02:1g", "02:00:c0:00:02:19:00", "2:0:c0:0:2:19", "+2:0:c0:0:2:9",
        ]
        for text in wrong { #expect(MACAddress(text) == nil) }
        #expect(MACAddress.broadcast.isGroup && !MACAddress(bits: 0x0200_0000_0001).isGroup)
    }
}
