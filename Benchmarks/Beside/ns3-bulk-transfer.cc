// The transfer of Sources/Workloads/BulkTransfer.swift in ns-3, for a comparison on the same machine.
// Read first: BulkTransfer.swift. README.md ("How fast") has the figures. On Debian:
//
//     apt-get install libns3-dev
//     g++ -O2 ns3-bulk-transfer.cc -o ns3-bulk-transfer -lns3-applications -lns3-csma -lns3-internet \
//         -lns3-bridge -lns3-traffic-control -lns3-stats -lns3-network -lns3-core
//     ./ns3-bulk-transfer                               full segments
//     ./ns3-bulk-transfer --segment=16 --bytes=300000   IP packets of 68 bytes: 16 of data behind the timestamps
//     ./ns3-bulk-transfer --pcap=/dev/shm/ns3           captured on every link, into files that begin so
//
// The same work: real Ethernet, ARP, IPv4 and TCP bytes with checksums (which ns-3 leaves out unless told), links of
// 10 Gbit/s and 20 microseconds, TCP with timestamps, SACK and delayed acknowledgments. A packet hop is a frame that is
// put on a link.

#include <ctime>
#include <iostream>
#include <sstream>

#include "ns3/applications-module.h"
#include "ns3/core-module.h"
#include "ns3/csma-module.h"
#include "ns3/internet-module.h"
#include "ns3/network-module.h"

using namespace ns3;

static uint64_t hops = 0;

static void CountHop(Ptr<const Packet>) { hops++; }

int main(int argc, char** argv) {
    uint32_t segment = 1448, flows = 1;
    uint64_t bytes = 20000000;
    std::string pcap;
    bool checksums = true;
    CommandLine line;
    line.AddValue("segment", "bytes of data in a full segment", segment);
    line.AddValue("flows", "clients, each with one connection", flows);
    line.AddValue("bytes", "what each of them sends", bytes);
    line.AddValue("pcap", "captures every link into files that begin so", pcap);
    line.AddValue("checksums", "false leaves all checksums zero", checksums);
    line.Parse(argc, argv);

    GlobalValue::Bind("ChecksumEnabled", BooleanValue(checksums));
    Config::SetDefault("ns3::TcpSocket::SegmentSize", UintegerValue(segment));
    Config::SetDefault("ns3::TcpSocket::SndBufSize", UintegerValue(4 << 20));
    Config::SetDefault("ns3::TcpSocket::RcvBufSize", UintegerValue(4 << 20));

    NodeContainer server(1), router(1), clients(flows);
    InternetStackHelper stack;
    stack.Install(server);
    stack.Install(router);
    stack.Install(clients);
    CsmaHelper cable;
    cable.SetChannelAttribute("DataRate", StringValue("10Gbps"));
    cable.SetChannelAttribute("Delay", StringValue("20us"));
    // Nothing is lost in a queue: what is measured is forwarding.
    cable.SetQueue("ns3::DropTailQueue", "MaxSize", StringValue("100000p"));

    NetDeviceContainer devices = cable.Install(NodeContainer(router.Get(0), server.Get(0)));
    Ipv4AddressHelper network;
    network.SetBase("198.51.100.0", "255.255.255.0");
    Ipv4Address destination = network.Assign(devices).GetAddress(1);
    for (uint32_t i = 0; i < flows; i++) {
        NetDeviceContainer ends = cable.Install(NodeContainer(router.Get(0), clients.Get(i)));
        std::ostringstream base;
        base << "10." << 1 + i / 250 << "." << i % 250 << ".0";
        network.SetBase(base.str().c_str(), "255.255.255.0");
        network.Assign(ends);
        devices.Add(ends);
    }
    Ipv4GlobalRoutingHelper::PopulateRoutingTables();
    for (uint32_t i = 0; i < devices.GetN(); i++) {
        devices.Get(i)->TraceConnectWithoutContext("PhyTxEnd", MakeCallback(&CountHop));
    }

    PacketSinkHelper sink("ns3::TcpSocketFactory", InetSocketAddress(Ipv4Address::GetAny(), 9));
    ApplicationContainer receiver = sink.Install(server);
    BulkSendHelper source("ns3::TcpSocketFactory", InetSocketAddress(destination, 9));
    source.SetAttribute("MaxBytes", UintegerValue(bytes));
    source.SetAttribute("SendSize", UintegerValue(65536));
    source.Install(clients);
    if (!pcap.empty()) cable.EnablePcapAll(pcap);

    Simulator::Stop(Seconds(3600));
    clock_t start = clock();
    Simulator::Run();
    double seconds = double(clock() - start) / CLOCKS_PER_SEC;
    uint64_t received = DynamicCast<PacketSink>(receiver.Get(0))->GetTotalRx();
    std::cout << hops << " packet hops in " << seconds << " s: " << uint64_t(hops / seconds) << "/s\n";
    if (received != bytes * flows) std::cerr << "only " << received << " bytes arrived\n";
    return received == bytes * flows ? 0 : 1;
}
