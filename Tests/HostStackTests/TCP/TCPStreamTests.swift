// Whole conversations over bad networks: every byte arrives, in order, both ends learn of the close.
// Read first: TCPPair.swift.

import Basics
import HostStack
import Testing

@Suite struct TCPStreamTests {
    /// Plays both streams to the end and checks everything that must hold whatever the network did.
    @discardableResult
    private func play(
        _ seed: UInt64, _ faults: TCPFaults, up: Int = 20_000, down: Int = 20_000,
        client: TCPConfiguration = TCPConfiguration(), server: TCPConfiguration = TCPConfiguration(),
        readInterval: Interval? = nil, mtuChanges: [(at: Instant, mtu: Int)] = [],
        limit: Interval = .seconds(2000)
    ) -> TCPPair {
        let upStream = pattern(up, seed: seed)
        let downStream = pattern(down, seed: seed ^ 1)
        var pair = TCPPair(
            seed: seed, faults: faults, clientStream: upStream, serverStream: downStream, client: client,
            server: server, readInterval: readInterval)
        pair.mtuChanges = mtuChanges
        pair.run(until: .start + limit)
        #expect(pair.isOver, "seed \(seed): \(pair.peers.map(\.connection.state)) at \(pair.now.seconds) s")
        guard pair.peers.count == 2 else { return pair }
        // As a yes or no: a failure should not print the streams.
        let arrived = (up: pair.peers[1].received == upStream, down: pair.peers[0].received == downStream)
        #expect(arrived.up && arrived.down, "seed \(seed): \(pair.peers.map(\.received.count))")
        for peer in pair.peers {
            #expect(peer.sawPeerClose)
            #expect(peer.closeReason == .finished, "seed \(seed)")
        }
        return pair
    }

    @Test func aGoodNetworkNeedsNoRetransmission() {
        let pair = play(1, TCPFaults(), up: 300_000, down: 100_000)
        #expect(pair.peers.map(\.retransmissions) == [0, 0])
    }

    @Test(arguments: 0..<30) func loss(seed: UInt64) {
        play(seed, TCPFaults(lossPerMillion: 50_000))
    }

    @Test(arguments: 0..<10) func heavyLoss(seed: UInt64) {
        play(seed, TCPFaults(lossPerMillion: 250_000), up: 8_000, down: 8_000, limit: .seconds(100_000))
    }

    @Test(arguments: 0..<20) func duplicationAndReordering(seed: UInt64) {
        play(seed, TCPFaults(duplicationPerMillion: 200_000, reorderPerMillion: 300_000))
    }

    @Test(arguments: 0..<30) func everythingAtOnce(seed: UInt64) {
        let faults = TCPFaults(
            lossPerMillion: 80_000, duplicationPerMillion: 80_000, reorderPerMillion: 200_000,
            reorderDelay: .milliseconds(1 + seed * 3), delay: .microseconds(100 + seed * 2000))
        play(seed, faults)
    }

    @Test(arguments: 0..<16) func everyCombinationOfOptions(seed: UInt64) {
        var client = TCPConfiguration()
        var server = TCPConfiguration()
        client.usesSACK = seed & 1 == 0
        client.usesTimestamps = seed & 2 == 0
        server.windowScale = seed & 4 == 0 ? 3 : nil
        server.usesNagle = seed & 8 == 0
        play(
            seed, TCPFaults(lossPerMillion: 60_000, duplicationPerMillion: 30_000, reorderPerMillion: 100_000),
            client: client, server: server)
    }

    @Test(arguments: 0..<10) func aSlowReaderWithASmallBuffer(seed: UInt64) {
        var server = TCPConfiguration()
        server.receiveBuffer = 4_000
        play(
            seed, TCPFaults(lossPerMillion: seed < 5 ? 0 : 50_000), server: server,
            readInterval: .milliseconds(200 + seed * 150), limit: .seconds(100_000))
    }

    @Test(arguments: 0..<15) func smallBuffersAndEveryWindowScale(seed: UInt64) {
        var client = TCPConfiguration()
        var server = TCPConfiguration()
        client.windowScale = seed == 3 ? nil : UInt8(seed)
        server.windowScale = UInt8(14 - seed)
        client.receiveBuffer = UInt32(600 + seed * 900)
        server.receiveBuffer = UInt32(20_000 - seed * 1_300)
        server.usesTimestamps = seed % 4 != 1
        play(
            seed, TCPFaults(lossPerMillion: 40_000, duplicationPerMillion: 40_000, reorderPerMillion: 100_000),
            up: 60_000, down: 40_000, client: client, server: server, readInterval: .milliseconds(20 + seed * 40),
            limit: .seconds(100_000))
    }

    @Test(arguments: 0..<10) func theMTUShrinksOnTheWay(seed: UInt64) {
        let faults = TCPFaults(lossPerMillion: seed < 5 ? 0 : 30_000)
        play(
            seed, faults, up: 100_000, down: 50_000,
            mtuChanges: [
                (.start + .milliseconds(12), 1000), (.start + .milliseconds(40), 576),
                (.start + .milliseconds(60), 296),
            ])
    }
}
