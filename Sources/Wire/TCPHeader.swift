// A TCP header as a value (RFC 9293 §3.1). Read first: TCPView.swift, which shows the picture of the format.
//
// The connection engine writes the headers of its fast path in place; this value is for everything that is built by
// hand or looked at: resets, SYNs, tests.

import Basics

/// The fields of a TCP header. The checksum is not one of them: it covers the payload and the addresses too, see
/// InternetChecksum.swift.
public struct TCPHeader: Equatable, Sendable {
    public var sourcePort: UInt16
    public var destinationPort: UInt16
    public var sequence: SequenceNumber
    /// Meaningful when `flags` has ACK.
    public var acknowledgment: SequenceNumber
    public var flags: TCPFlags
    /// The window in the units that the window scale sets.
    public var window: UInt16
    /// Meaningful when `flags` has URG.
    public var urgentPointer: UInt16
    public var options: TCPOptions

    public init(
        sourcePort: UInt16, destinationPort: UInt16, sequence: SequenceNumber,
        acknowledgment: SequenceNumber = SequenceNumber(0), flags: TCPFlags, window: UInt16 = 0,
        urgentPointer: UInt16 = 0, options: TCPOptions = TCPOptions()
    ) {
        self.sourcePort = sourcePort
        self.destinationPort = destinationPort
        self.sequence = sequence
        self.acknowledgment = acknowledgment
        self.flags = flags
        self.window = window
        self.urgentPointer = urgentPointer
        self.options = options
    }

    /// The header of a segment, if its options are well formed.
    public init(_ view: borrowing TCPView) throws(TCPFormatError) {
        var options = TCPOptions()
        if let offset = view.readOptions(into: &options) { throw .option(offset: offset) }
        // Packed without padding, a peer can fit more blocks than we would write.
        options.sackBlocks.truncate(to: options.writableSACKBlockCount)
        self.init(
            sourcePort: view.sourcePort, destinationPort: view.destinationPort, sequence: view.sequence,
            acknowledgment: view.acknowledgment, flags: view.flags, window: view.window,
            urgentPointer: view.urgentPointer, options: options)
    }

    /// How many bytes it takes on the wire, 20 to 60.
    public var byteCount: Int { 20 + options.byteCount }

    /// Puts the header before the payload that `packet` holds, and the checksum into the header.
    public func prepend(to packet: inout PacketBuffer, from source: IPAddress, to destination: IPAddress) {
        packet.prepend(byteCount)
        write(to: &packet)
        var checksum = InternetChecksum(
            pseudoHeaderFrom: source, to: destination, protocol: .tcp, length: packet.count)
        checksum.add(packet.bytes)
        var bytes = packet.mutableBytes
        bytes.store16(checksum.value, at: 16)
    }

    private func write(to packet: inout PacketBuffer) {
        var bytes = packet.mutableBytes
        bytes.store16(sourcePort, at: 0)
        bytes.store16(destinationPort, at: 2)
        bytes.store32(sequence.rawValue, at: 4)
        bytes.store32(acknowledgment.rawValue, at: 8)
        bytes.store8(UInt8(byteCount / 4) << 4, at: 12)
        bytes.store8(flags.rawValue, at: 13)
        bytes.store16(window, at: 14)
        bytes.store16(0, at: 16)
        bytes.store16(urgentPointer, at: 18)
        options.write(to: &bytes, at: 20)
    }
}
