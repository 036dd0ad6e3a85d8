#pragma once

// Nothing to call. A program that is linked with this has jemalloc behind malloc and free, which
// keeps its pace where glibc's searches ever longer lists of free memory as a portal grows.
