// libpcap as Swift sees it. Read Sources/Capture first: it is the only module that imports this one.
#include <pcap/pcap.h>
