// Experiments with single frames that are under way. Read first: FrameTampering.swift, Network/Lane.swift.

import Basics

extension World {
    /// Whether the frame of this transmission is still under way.
    package func isUnderWay(lane: Int, sequence: UInt64) -> Bool {
        guard lanes.indices.contains(lane) else { return false }
        return lanes[lane].place(of: sequence) != nil
            || strays.contains { $0?.lane == lane && $0?.sequence == sequence }
    }

    /// Does `tampering` to a frame; nothing when it has arrived already.
    mutating func tamper(lane: Int, sequence: UInt64, _ tampering: FrameTampering, _ observer: inout some WorldObserver)
    {
        guard lanes.indices.contains(lane) else { return }
        guard let place = lanes[lane].place(of: sequence) else {
            return tamper(strayOf: sequence, lane, tampering, &observer)
        }
        switch tampering {
        case .drop:
            lose(takeOut(lane: lane, place), of: lane, .rule, &observer)
        case .delay(let delay):
            let taken = takeOut(lane: lane, place)
            addStray(lane: lane, sequence: sequence, taken.frame ?? PacketBuffer(), arrival: taken.arrival + delay)
        case .duplicate:
            let original = lanes[lane].frame(at: place)
            addStray(lane: lane, sequence: sequence, original.frame ?? PacketBuffer(), arrival: original.arrival)
        case .corrupt(let offset, let mask):
            guard var frame = lanes[lane].frame(at: place).frame else { return }
            Self.corrupt(&frame, at: offset, mask)
            lanes[lane].replace(at: place, with: frame)
            observer.altered(sequence: sequence)
        case .rewrite(let bytes):
            lanes[lane].replace(at: place, with: PacketBuffer(bytes))
            observer.altered(sequence: sequence)
        }
    }

    /// A frame that was held back before.
    private mutating func tamper(
        strayOf sequence: UInt64, _ lane: Int, _ tampering: FrameTampering, _ observer: inout some WorldObserver
    ) {
        guard let slot = strays.firstIndex(where: { $0?.lane == lane && $0?.sequence == sequence }),
            var stray = strays[slot]
        else { return }
        switch tampering {
        case .drop:
            _ = takeStray(slot)
            lose(FrameInFlight(arrival: now, sequence: sequence, frame: stray.frame), of: lane, .rule, &observer)
        case .delay(let delay):
            _ = takeStray(slot)
            addStray(lane: lane, sequence: sequence, stray.frame, arrival: stray.arrival + delay)
        case .duplicate: addStray(lane: lane, sequence: sequence, stray.frame, arrival: stray.arrival)
        case .corrupt(let offset, let mask):
            Self.corrupt(&stray.frame, at: offset, mask)
            strays[slot] = stray
            observer.altered(sequence: sequence)
        case .rewrite(let bytes):
            stray.frame = PacketBuffer(bytes)
            strays[slot] = stray
            observer.altered(sequence: sequence)
        }
    }

    /// Takes a frame out of those that were held back. Its key in the agenda finds nothing, or another frame, and does
    /// nothing then.
    mutating func takeStray(_ slot: Int) -> Stray? {
        guard let stray = strays[slot].take() else { return nil }
        freeStraySlots.append(slot)
        return stray
    }

    /// Tells that a frame which was under way will not arrive.
    func lose(_ lost: FrameInFlight, of lane: Int, _ reason: FrameLoss, _ observer: inout some WorldObserver) {
        observer.lost(
            FrameTransmission(
                at: now, lane: lane, origin: .router, sequence: lost.sequence, frame: lost.frame ?? PacketBuffer()),
            because: reason)
    }

    /// Takes a frame out of line. When it was the first, the next one's arrival goes on the agenda.
    private mutating func takeOut(lane: Int, _ place: Int) -> FrameInFlight {
        let taken = lanes[lane].remove(at: place)
        if place == 0, let next = lanes[lane].next {
            agenda.push(AgendaKey(next.arrival, sequence: next.sequence, AgendaEvent(.laneHead, lane)))
        }
        return taken
    }

    private static func corrupt(_ frame: inout PacketBuffer, at offset: Int, _ mask: UInt8) {
        guard offset >= 0, offset < frame.count else { return }
        let byte = frame[offset] ^ mask
        var bytes = frame.mutableBytes
        bytes.store8(byte, at: offset)
    }
}
