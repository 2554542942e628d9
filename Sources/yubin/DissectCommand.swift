// `yubin dissect`. Read first: Sources/TerminalPlayer/Dissect/DissectCommandBody.swift.

import ArgumentParser
import Playback
import Scenarios
import TerminalPlayer

/// `yubin dissect FILE`.
struct DissectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dissect",
        abstract: "Take the frames of any capture apart, field by field.",
        discussion: """
            Reads pcapng and pcap, from a file or with - from standard input. The fields have Wireshark's names; with \
            --frame each is explained.

            Examples:
              yubin dissect letter.pcapng --frame 12 --lang ja
              yubin dissect letter.pcapng --filter 'dns.qry.type == 15'
              yubin dissect letter.pcapng --json | head -1
              yubin run first-letter --quiet --capture - | yubin dissect -

            Filters: fields and protocols by name, == != < > <= >= contains in {..}, && || ! and parentheses.
            """)

    @Argument(help: "A capture, or - for standard input.")
    var file: String

    @Option(help: ArgumentHelp("Only this frame, with an explanation of each field.", valueName: "N"))
    var frame: Int?

    // A filter may begin with a minus sign.
    @Option(parsing: .unconditional, help: ArgumentHelp("Only frames that fit a display filter.", valueName: "EXPR"))
    var filter: String?

    @OptionGroup var language: LanguageOption

    @OptionGroup var color: ColorOption

    @Flag(name: .customLong("json"), help: "One JSON object a line.")
    var isJSON = false

    func validate() throws {
        if let frame, frame < 1 {
            throw ValidationError(
                LocalizedText(
                    en: "--frame \(frame): frames are counted from 1", ja: "--frame \(frame)：フレームは1から数えます"),
                in: language.language)
        }
    }

    func run() throws {
        var request = DissectRequest(file: file)
        request.frame = frame
        request.filter = filter
        request.language = language.language
        request.color = color.color
        request.isJSON = isJSON
        try leave { [request] () throws(CommandFailure) -> Int32 in try DissectCommandBody(request).execute() }
    }
}
