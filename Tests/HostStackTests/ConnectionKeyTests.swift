// Connections under their addresses and ports. Read first: Sources/HostStack/Sockets/ConnectionKey.swift.

import Basics
import HostStack
import Testing

@Suite("Connection key") struct ConnectionKeyTests {
    @Test("Connections differ in each of their four numbers")
    func connectionKeys() {
        var table = FlatTable<ConnectionKey>()
        var place = 0
        for a in UInt32(0)..<8 {
            for p in UInt16(0)..<8 {
                for b in UInt32(0)..<8 {
                    table.insert(ConnectionKey(local: a, localPort: p, remote: b, remotePort: 25), place: place)
                    place += 1
                }
            }
        }
        #expect(table.place(of: ConnectionKey(local: 3, localPort: 2, remote: 1, remotePort: 25)) == 3 * 64 + 2 * 8 + 1)
        #expect(table.place(of: ConnectionKey(local: 3, localPort: 2, remote: 1, remotePort: 26)) == nil)
    }
}
