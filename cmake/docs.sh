#!/usr/bin/env bash
# The documentation of the programming interfaces, into build/docs; any warning is an error.
#
#   cmake/docs.sh      needs doxygen, sphinx and the shared C library of build/release
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p build/docs
library=$PWD/build/release/bindings/c/libsociaaldomein.so

doxygen docs/api/Doxyfile 2> build/docs/doxygen.txt || true
if [ -s build/docs/doxygen.txt ]; then
    cat build/docs/doxygen.txt
    exit 1
fi

python=$(for candidate in /usr/bin/python3 python3; do
    $candidate -c 'import sphinx, numpy' 2>/dev/null && echo $candidate && break
done)
if [ -z "$python" ]; then
    echo "docs: no python3 has sphinx and numpy (Debian: python3-sphinx python3-numpy)" >&2
    exit 1
fi
PYTHONPATH=bindings/python PYTHONDONTWRITEBYTECODE=1 SOCIAALDOMEIN_LIBRARY=$library \
    "$python" -m sphinx -q -W --keep-going -d build/docs/doctrees -b html docs/api/python build/docs/python
echo "build/docs/cpp/index.html (C++ and C), build/docs/python/index.html"
