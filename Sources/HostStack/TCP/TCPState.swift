// The states of a connection (RFC 9293 §3.3.2, figure 5). Read first: nothing. Then TCPConnection.swift.
//
//     active opener                                  passive opener
//     SYN-SENT      ---- SYN ----------------------> (LISTEN)
//                   <--- SYN,ACK ------------------- SYN-RECEIVED
//     ESTABLISHED   ---- ACK ----------------------> ESTABLISHED
//                   data in both directions
//     FIN-WAIT-1    ---- FIN,ACK ------------------> CLOSE-WAIT
//     FIN-WAIT-2    <--- ACK -----------------------
//     TIME-WAIT     <--- FIN,ACK ------------------- LAST-ACK
//                   ---- ACK ----------------------> CLOSED
//
// LISTEN is missing here: a listening socket has no connection yet, it makes one from each SYN.

/// Where a connection is between its first segment and its last.
package enum TCPState: CaseIterable, Equatable, Sendable {
    /// We sent a SYN and wait for an answer.
    case synSent
    /// Both SYNs are out, ours is not acknowledged yet.
    case synReceived
    /// Data flows in both directions.
    case established
    /// We have nothing more to send and said so, or will when the queue is empty; the peer goes on.
    case finWait1
    /// The peer knows that we have finished, and still sends.
    case finWait2
    /// Both finished at once: the peer's FIN is here, our own is not acknowledged.
    case closing
    /// Both have finished; late copies of segments are kept from disturbing a successor of this connection.
    case timeWait
    /// The peer has finished, we go on.
    case closeWait
    /// The peer finished first, then we; our FIN is not acknowledged.
    case lastAck
    /// Nothing is left. The connection can be forgotten.
    case closed
}
