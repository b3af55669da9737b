// Unpacks the texts of the search: bzip2 (Julian Seward's format) in base64. It sees repetitions over the whole
// text, where the gzip of a web server looks back 32 kB: a fifth less to send. Checksums are not looked at, since
// a script that arrived damaged would not have run.
(function () {
  "use strict";
  const search = (window.PeerSupportSearch = window.PeerSupportSearch || {});

  const BLOCK = 0x314159; // the first half of the mark before a block; anything else ends the text
  const RUN = 50; // symbols that are read with one table
  const LONGEST = 20; // bits of a symbol

  function bitReader(bytes) {
    let at = 4; // behind "BZh9"
    let held = 0;
    let bits = 0;
    return function (count) {
      while (bits < count) {
        held = (held << 8) | bytes[at++];
        bits += 8;
      }
      bits -= count;
      return (held >>> bits) & ((1 << count) - 1);
    };
  }

  // The bytes that a block uses, in order.
  function readAlphabet(read) {
    const rows = read(16);
    const used = [];
    for (let row = 0; row < 16; row += 1) {
      const columns = (rows >> (15 - row)) & 1 ? read(16) : 0;
      for (let column = 0; column < 16; column += 1) if ((columns >> (15 - column)) & 1) used.push(row * 16 + column);
    }
    return used;
  }

  function toFront(list, place) {
    const value = list[place];
    list.copyWithin(1, 0, place);
    list[0] = value;
    return value;
  }

  // Which table serves each run of symbols.
  function readSelectors(read, tables) {
    const order = Array.from({ length: tables }, (_, number) => number);
    return Array.from({ length: read(15) }, () => {
      let place = 0;
      while (read(1)) place += 1;
      return toFront(order, place);
    });
  }

  // A table of codes: the shortest length; of each length how many there are, the first of them, and the symbols in order.
  function readTable(read, symbols) {
    let length = read(5);
    const lengths = Array.from({ length: symbols }, () => {
      while (read(1)) length += read(1) ? -1 : 1;
      return length;
    });
    const table = { shortest: Math.min(...lengths), counts: [], firsts: [], symbols: [] };
    for (let size = 0, code = 0; size <= LONGEST; size += 1) {
      const same = lengths.flatMap((one, symbol) => (one === size ? [symbol] : []));
      table.counts.push(same.length);
      table.firsts.push(code);
      table.symbols.push(same);
      code = (code + same.length) << 1;
    }
    return table;
  }

  function readSymbol(read, table) {
    let code = read(table.shortest);
    for (let size = table.shortest; size <= LONGEST; size += 1, code = (code << 1) | read(1)) {
      const place = code - table.firsts[size];
      if (place < table.counts[size]) return table.symbols[size][place];
    }
    throw new Error("search texts");
  }

  // A block before its letters are put back in order: {bytes, length, start}.
  function readBlock(read, size) {
    read(24), read(16), read(16), read(1); // the rest of the mark, a checksum, a bit that is always 0
    const start = read(24);
    const front = Uint8Array.from(readAlphabet(read));
    const end = front.length + 1;
    const tableCount = read(3);
    const selectors = readSelectors(read, tableCount);
    const tables = Array.from({ length: tableCount }, () => readTable(read, end + 1));
    const bytes = new Uint8Array(size);
    let length = 0;
    let repeat = 0; // how often the first byte of the list comes again, told in digits 1 and 2
    let digit = 1;
    for (let count = 0; ; count += 1) {
      const symbol = readSymbol(read, tables[selectors[Math.floor(count / RUN)]]);
      if (symbol < 2) {
        repeat += digit << symbol;
        digit <<= 1;
        continue;
      }
      if (repeat) bytes.fill(front[0], length, length + repeat);
      length += repeat;
      repeat = 0;
      digit = 1;
      if (symbol === end) return { bytes, length, start };
      bytes[length++] = toFront(front, symbol - 1);
    }
  }

  // Put the letters of a block in order (Burrows and Wheeler); four equal ones are followed by how many more there are.
  function unblock({ bytes, length, start }, write) {
    const sums = new Uint32Array(257);
    for (let at = 0; at < length; at += 1) sums[bytes[at] + 1] += 1;
    for (let value = 0; value < 256; value += 1) sums[value + 1] += sums[value];
    const next = new Uint32Array(length);
    for (let at = 0; at < length; at += 1) next[sums[bytes[at]]++] = at;
    let place = next[start];
    let same = 0;
    let last = -1;
    for (let count = 0; count < length; count += 1) {
      const value = bytes[place];
      place = next[place];
      if (same === 4) {
        for (let more = 0; more < value; more += 1) write(last);
        same = 0;
        last = -1;
        continue;
      }
      same = value === last ? same + 1 : 1;
      last = value;
      write(value);
    }
  }

  search.unpack = function (text) {
    const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const read = bitReader(packed);
    let bytes = new Uint8Array(1 << 19);
    let length = 0;
    const write = (value) => {
      if (length === bytes.length) {
        const more = new Uint8Array(length * 2);
        more.set(bytes);
        bytes = more;
      }
      bytes[length++] = value;
    };
    while (read(24) === BLOCK) unblock(readBlock(read, (packed[3] - 48) * 1e5), write);
    return new TextDecoder().decode(bytes.subarray(0, length));
  };
})();
