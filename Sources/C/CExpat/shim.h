// Without it the header hides the limits on what entities may grow to.
#define XML_DTD 1
#include <expat.h>
