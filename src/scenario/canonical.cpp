#include <array>
#include <bit>
#include <cstdint>

#include "isocost/core/text.hpp"
#include "isocost/scenario/walk.hpp"

namespace isocost::scenario {

namespace {

std::string written(const Row&, const Number& number) {
    const std::string value = core::text(number.value);
    return number.ranged()
               ? value + " in [" + core::text(number.low) + ", " + core::text(number.high) + "]"
               : value;
}
std::string written(const Row&, const Text& text) { return text.value; }
std::string written(const Row&, const NameList& names) { return core::joined(names.value); }

template <class Value>
bool is_prose(const Row& row, const Value&) {
    if constexpr (std::is_same_v<std::decay_t<Value>, Text>)
        return row.key == "title" || row.key == "notes" || row.key == "means" || row.key == "label";
    return false;
}

/// SHA-256, FIPS 180-4, sections 4 to 6.
class Sha256 {
public:
    explicit Sha256(std::string_view bytes) {
        std::string padded(bytes);
        padded += '\x80';
        padded.append((120 - padded.size() % 64) % 64, '\0');
        for (int shift = 56; shift >= 0; shift -= 8)
            padded += static_cast<char>((static_cast<std::uint64_t>(bytes.size()) * 8U) >> shift);
        for (std::size_t at = 0; at < padded.size(); at += 64) block(padded.data() + at);
    }

    std::string hexadecimal() const {
        constexpr std::string_view digits = "0123456789abcdef";
        std::string text;
        for (const std::uint32_t word : state_)
            for (int shift = 28; shift >= 0; shift -= 4) text += digits[(word >> shift) & 15U];
        return text;
    }

private:
    using Word = std::uint32_t;

    static std::array<Word, 64> schedule(const char* bytes) {
        std::array<Word, 64> w{};
        for (std::size_t i = 0; i < 64; ++i)
            w[i / 4] = (w[i / 4] << 8U) | static_cast<unsigned char>(bytes[i]);
        for (std::size_t i = 16; i < 64; ++i) {
            const Word s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3U);
            const Word s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10U);
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }
        return w;
    }

    void block(const char* bytes) {
        const auto w = schedule(bytes);
        auto [a, b, c, d, e, f, g, h] = state_;
        for (std::size_t i = 0; i < 64; ++i) {
            const Word s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
            const Word t1 = h + s1 + ((e & f) ^ (~e & g)) + constants[i] + w[i];
            const Word s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
            const Word t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
        }
        const std::array<Word, 8> step{a, b, c, d, e, f, g, h};
        for (std::size_t i = 0; i < 8; ++i) state_[i] += step[i];
    }

    static constexpr std::array<Word, 64> constants{
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
        0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
        0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
        0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
        0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
        0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
        0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
        0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2};

    std::array<Word, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                               0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
};

}  // namespace

std::string canonical(const Contents& contents) {
    std::string lines;
    walk(contents, [&](const std::string& path, const Row& row, const auto& value, const Origin&) {
        if (value.given() && !is_prose(row, value))
            lines += path + " = " + written(row, value) + "\n";
    });
    return lines;
}

std::string sha256(std::string_view bytes) { return Sha256(bytes).hexadecimal(); }

}  // namespace isocost::scenario
