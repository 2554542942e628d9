// What can be wrong with a capture that is read. Read first: nothing. Then CaptureReader.swift.
//
// In the user's language it stands in Sources/Playback/Command/CaptureSentence.swift.

/// Why the bytes of a file are no capture, or stop being one.
package enum CaptureProblem: Error, Equatable, Sendable {
    case isEmpty
    /// Not even the first four bytes are there.
    case tooShort
    case notPcap
    /// It does not begin with a section header.
    case notPcapng
    case unknownByteOrder
    /// It has to be unpacked first; the argument is what packed it.
    case isCompressed(with: String)
    case unknownVersion
    /// A length that no block can have, in bytes.
    case blockLength(Int)
    /// The length at the end of a block is not that at its beginning.
    case twoLengths
    case blockTooShort
    case optionCutOff
    case optionTooLong
    case tooManyInterfaces
    case packetBeforeInterface
    /// The number of an interface that was not described.
    case unknownInterface(Int)
    /// A length that no frame can have, in bytes.
    case frameLength(Int)
    case frameTooLong
    case endsWithinBlock
    case endsWithinFrame
}

extension CaptureProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .isEmpty: "the file is empty"
        case .tooShort: "this is no capture: it is too short"
        case .notPcap: "this is no pcap capture"
        case .notPcapng: "this is not a pcapng capture: it does not begin with a section header"
        case .unknownByteOrder: "this is not a pcapng capture: its byte-order mark is unknown"
        case .isCompressed(let name): "this is compressed with \(name): give the capture that is in it"
        case .unknownVersion: "only version 1 of pcapng is known"
        case .blockLength(let length): "a block cannot have a length of \(length) bytes"
        case .twoLengths: "a block has two different lengths"
        case .blockTooShort: "a block is too short for its type"
        case .optionCutOff: "an option is cut off"
        case .optionTooLong: "an option is longer than its block"
        case .tooManyInterfaces: "a section has too many interfaces"
        case .packetBeforeInterface: "a packet comes before any interface"
        case .unknownInterface(let number): "a block names interface \(number), which was not described"
        case .frameLength(let length): "a frame cannot have \(length) bytes"
        case .frameTooLong: "a frame is longer than its block"
        case .endsWithinBlock: "the capture ends within a block"
        case .endsWithinFrame: "the capture ends within a frame"
        }
    }
}
