package org.certbureau.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks through the entropy-coded data of a sequential JPEG (ITU-T T.81 F.2.2) to where its last
 * block ends, and makes no pixels of it. Other data, taken for blocks, soon has one of more than 64
 * coefficients or a brightness that there is not: so a trailer cannot stand in for missing lines.
 */
final class SequentialScan {
  /** The last block is not there. */
  static final int UNFINISHED = -1;

  private static final int BRIGHTEST = 2048;
  private static final int LONGEST_DIFFERENCE = 11;

  private final Sieve file;
  private final Map<Integer, Huffman> tables = new HashMap<>();
  private final Map<Integer, Component> components = new HashMap<>();
  private int width;
  private int height;
  private int interval;

  private int at;
  private int end;
  private int bits;
  private int bitsLeft;

  SequentialScan(Sieve file) {
    this.file = file;
  }

  private record Huffman(int[] counts, int[] symbols) {}

  private static final class Component {
    private final int across;
    private final int down;
    private Huffman differences;
    private Huffman coefficients;
    private int brightness;

    Component(int across, int down) {
      this.across = across;
      this.down = down;
    }
  }

  /** DHT: one or more tables. */
  void noteTables(int segment) {
    int behind = segment + file.bigEndian(segment, 2);
    for (int table = segment + 2; table < behind; ) {
      int name = file.unsigned(table);
      int[] counts = new int[17];
      int total = 0;
      for (int length = 1; length <= 16; length++) {
        counts[length] = file.unsigned(table + length);
        total += counts[length];
      }
      int[] symbols = new int[total];
      for (int i = 0; i < total; i++) {
        symbols[i] = file.unsigned(table + 17 + i);
      }
      tables.put(name, new Huffman(counts, symbols));
      table += 17 + total;
    }
  }

  /** SOF. */
  void noteFrame(int segment) {
    height = file.bigEndian(segment + 3, 2);
    width = file.bigEndian(segment + 5, 2);
    for (int i = 0; i < file.unsigned(segment + 7); i++) {
      int component = segment + 8 + 3 * i;
      int sampling = file.unsigned(component + 1);
      components.put(
          file.unsigned(component),
          new Component(Math.max(1, sampling >> 4), Math.max(1, sampling & 0x0F)));
    }
  }

  /** DRI. */
  void noteInterval(int segment) {
    interval = file.bigEndian(segment + 2, 2);
  }

  /**
   * @param segment of SOS
   * @param from where the data begin
   * @param to where they end at the latest
   * @return the first byte behind the last block, or {@link #UNFINISHED}
   */
  int behind(int segment, int from, int to) {
    at = from;
    end = to;
    bitsLeft = 0;
    try {
      return walk(membersOf(segment)) ? at : UNFINISHED;
    } catch (ArrayIndexOutOfBoundsException beyondTheLastByte) {
      return UNFINISHED;
    }
  }

  private List<Component> membersOf(int segment) {
    List<Component> members = new ArrayList<>();
    for (int i = 0; i < file.unsigned(segment + 2); i++) {
      int member = segment + 3 + 2 * i;
      Component component = components.get(file.unsigned(member));
      int names = file.unsigned(member + 1);
      if (component == null) {
        return List.of();
      }
      component.differences = tables.get(names >> 4);
      component.coefficients = tables.get(0x10 | names & 0x0F);
      if (component.differences == null || component.coefficients == null) {
        return List.of();
      }
      component.brightness = 0;
      members.add(component);
    }
    return members;
  }

  private boolean walk(List<Component> members) {
    long units = members.isEmpty() ? 0 : units(members);
    for (long unit = 0; unit < units; unit++) {
      if (interval > 0 && unit > 0 && unit % interval == 0) {
        if (!restarts((int) (unit / interval - 1) & 7)) {
          return false;
        }
        members.forEach(component -> component.brightness = 0);
      }
      for (Component component : members) {
        int blocks = members.size() == 1 ? 1 : component.across * component.down;
        for (int block = 0; block < blocks; block++) {
          if (!isBlock(component)) {
            return false;
          }
        }
      }
    }
    return units > 0;
  }

  /** Minimum coded units: of several components interleaved, else of one block each (A.2). */
  private long units(List<Component> members) {
    int across = components.values().stream().mapToInt(each -> each.across).max().orElse(1);
    int down = components.values().stream().mapToInt(each -> each.down).max().orElse(1);
    if (members.size() > 1) {
      return (long) parts(width, 8 * across) * parts(height, 8 * down);
    }
    Component only = members.get(0);
    return (long) parts(parts(width * only.across, across), 8)
        * parts(parts(height * only.down, down), 8);
  }

  private static int parts(int whole, int size) {
    return (whole + size - 1) / size;
  }

  private boolean restarts(int number) {
    bitsLeft = 0;
    if (next() != 0xFF) {
      return false;
    }
    int marker = next();
    while (marker == 0xFF) {
      marker = next();
    }
    return marker == 0xD0 + number;
  }

  private boolean isBlock(Component component) {
    int length = symbol(component.differences);
    if (length < 0 || length > LONGEST_DIFFERENCE) {
      return false;
    }
    component.brightness += value(length);
    if (Math.abs(component.brightness) > BRIGHTEST) {
      return false;
    }
    for (int place = 1; place < 64; place++) {
      int runAndLength = symbol(component.coefficients);
      if (runAndLength == 0) {
        return true;
      }
      place += runAndLength >> 4;
      if (runAndLength < 0 || place > 63) {
        return false;
      }
      value(runAndLength & 0x0F);
    }
    return true;
  }

  /** The next Huffman code's symbol, or -1 for a code that no symbol has (annex C). */
  private int symbol(Huffman table) {
    int code = 0;
    int first = 0;
    int index = 0;
    for (int length = 1; length <= 16; length++) {
      code = code << 1 | bit();
      int count = table.counts[length];
      first <<= 1;
      if (code - first < count) {
        return table.symbols[index + code - first];
      }
      index += count;
      first += count;
    }
    return -1;
  }

  /** F.2.2.1: half of the numbers of a length are below zero. */
  private int value(int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 1 | bit();
    }
    return length > 0 && value < 1 << length - 1 ? value - (1 << length) + 1 : value;
  }

  private int bit() {
    if (bitsLeft == 0) {
      bits = next();
      if (bits == 0xFF && next() != 0) {
        throw new ArrayIndexOutOfBoundsException("a marker stands where data should");
      }
      bitsLeft = 8;
    }
    bitsLeft--;
    return bits >> bitsLeft & 1;
  }

  private int next() {
    if (at >= end) {
      throw new ArrayIndexOutOfBoundsException(at);
    }
    return file.unsigned(at++);
  }
}
