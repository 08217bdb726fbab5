package org.certbureau.kernel;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** What a single character is to texts that are kept, printed and certified (Unicode 16). */
final class Characters {
  static final int REPLACEMENT = 0xFFFD;

  /** The ideographs of Unicode 16 block by block: a Java runtime may be older than they are. */
  private static final int[][] IDEOGRAPHS = {
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0x20000, 0x2A6DF},
    {0x2A700, 0x2B739},
    {0x2B740, 0x2B81D},
    {0x2B820, 0x2CEA1},
    {0x2CEB0, 0x2EBE0},
    {0x2EBF0, 0x2EE5D},
    {0x30000, 0x3134A},
    {0x31350, 0x323AF},
  };

  /** Default_Ignorable_Code_Point: joiners, directions, variation selectors, tags, fillers. */
  private static final int[][] INVISIBLE = {
    {0x00AD, 0x00AD},
    {0x034F, 0x034F},
    {0x061C, 0x061C},
    {0x115F, 0x1160},
    {0x17B4, 0x17B5},
    {0x180B, 0x180F},
    {0x200B, 0x200F},
    {0x202A, 0x202E},
    {0x2060, 0x206F},
    {0x3164, 0x3164},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFF8},
    {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF},
  };

  private static final int[][] RADICALS = {{0x2E80, 0x2EFF}, {0x2F00, 0x2FDF}};

  /**
   * The radicals of the supplement that are words by themselves, which Unicode does not fold by its
   * compatibility forms (EquivalentUnifiedIdeograph.txt), and under each the ideograph.
   */
  private static final String RADICAL_WORDS =
      "\u2E8E\u2E92\u2E93\u2EA0\u2EA9\u2EC1\u2EC4\u2EC5\u2EC6\u2EC9\u2ECB\u2ED1\u2ED3\u2ED4\u2ED7\u2ED8"
          + "\u2ED9\u2EDA\u2EDB\u2EDC\u2EDD\u2EE2\u2EE3\u2EE4\u2EE5\u2EE6\u2EE7\u2EE8\u2EE9\u2EEB\u2EEC"
          + "\u2EED\u2EEE\u2EEF\u2EF0\u2EF2";

  private static final String WORDS_OF_RADICALS = "兀巳幺民王虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄斉齐歯齿竜龙亀";

  private static final int[][] COMPATIBILITY_IDEOGRAPHS = {{0xF900, 0xFAFF}, {0x2F800, 0x2FA1F}};

  /** Twelve that stand among the compatibility ideographs and are none. */
  private static final int[][] IDEOGRAPHS_AMONG_THEM = {
    {0xFA0E, 0xFA0F},
    {0xFA11, 0xFA11},
    {0xFA13, 0xFA14},
    {0xFA1F, 0xFA1F},
    {0xFA21, 0xFA21},
    {0xFA23, 0xFA24},
    {0xFA27, 0xFA29},
  };

  private static final int BLANK_BRAILLE = 0x2800;

  /** Shows the character before it as a picture. */
  static final int AS_PICTURE = 0xFE0F;

  private static final Map<Integer, Integer> FORMERLY_PRIVATE = formerlyPrivate();

  private Characters() {}

  static boolean isIdeograph(int character) {
    return among(IDEOGRAPHS, character) || among(IDEOGRAPHS_AMONG_THEM, character);
  }

  static boolean isInvisible(int character) {
    return among(INVISIBLE, character);
  }

  /** Whether its compatibility form is the ideograph that people mean by it. */
  static boolean standsForAnIdeograph(int character) {
    return among(RADICALS, character) || among(COMPATIBILITY_IDEOGRAPHS, character);
  }

  /**
   * What is kept for it: what only looks like an ideograph is pasted from documents, and nobody can
   * see the difference.
   */
  static int folded(int character) {
    if (!standsForAnIdeograph(character)) {
      return character;
    }
    int place = RADICAL_WORDS.indexOf(character);
    return place >= 0
        ? WORDS_OF_RADICALS.codePointAt(place)
        : Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC).codePointAt(0);
  }

  static boolean isRadical(int character) {
    return among(RADICALS, character);
  }

  /** One of the 66 that Unicode sets aside for ever. */
  static boolean isNone(int character) {
    return (character & 0xFFFE) == 0xFFFE || character >= 0xFDD0 && character <= 0xFDEF;
  }

  /** The code point of today for one that GB 18030 had to lend from the private area. */
  static int standard(int character) {
    return FORMERLY_PRIVATE.getOrDefault(character, character);
  }

  static boolean isPrivate(int character) {
    return Character.getType(character) == Character.PRIVATE_USE;
  }

  /**
   * Whether a text has nothing but what ASCII prints and ideographs of the first block, so that
   * every reading of it is the text itself: nearly all are so, and they are read often.
   */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean ascii = unit >= ' ' && unit <= '~';
      boolean ideograph = unit >= 0x4E00 && unit <= 0x9FFF;
      if (!ascii && !ideograph) {
        return false;
      }
    }
    return true;
  }

  /**
   * What people mean by a text, however it was typed or pasted: composed (NFC), with the characters
   * of today, and without those that nobody sees.
   */
  static String meant(String typed) {
    if (isPlain(typed)) {
      return typed;
    }
    StringBuilder meant = new StringBuilder(typed.length());
    typed
        .codePoints()
        .map(character -> folded(standard(character)))
        .filter(character -> !isInvisible(character))
        .forEach(meant::appendCodePoint);
    return Normalizer.normalize(meant, Normalizer.Form.NFC);
  }

  /** {@code U+4DAE}. */
  static String name(int character) {
    return "U+%04X".formatted(character);
  }

  /** The character itself, or its name where nobody would see it between quotation marks. */
  static String shown(int character) {
    boolean blank = character == BLANK_BRAILLE;
    return blank || Character.getType(character) == Character.UNASSIGNED
        ? name(character)
        : Character.toString(character);
  }

  private static boolean among(int[][] ranges, int character) {
    for (int[] range : ranges) {
      if (character >= range[0] && character <= range[1]) {
        return true;
      }
    }
    return false;
  }

  /**
   * GBK had U+E815 to U+E864 for its bytes FE50 to FEA0, and U+E78D to U+E796 for A6D9 to A6F5. GB
   * 18030-2000 gave most of the former their own code points, its editions of 2005 and 2022 the
   * rest.
   */
  private static Map<Integer, Integer> formerlyPrivate() {
    Map<Integer, Integer> standard = new HashMap<>();
    Charset gb18030 = Charset.forName("GB18030");
    int character = 0xE815;
    for (int trail = 0x50; trail <= 0xA0; trail++) {
      if (trail != 0x7F) {
        String since2000 = new String(new byte[] {(byte) 0xFE, (byte) trail}, gb18030);
        standard.put(character++, since2000.codePointAt(0));
      }
    }
    put(standard, "E816 E817 E818 E831 E83B E855", "20087 20089 200CC 215D7 2298F 241FE");
    put(standard, "E81E E826 E82B E82C E832 E843", "9FB4 9FB5 9FB6 9FB7 9FB8 9FB9");
    put(standard, "E854 E864", "9FBA 9FBB");
    put(standard, "E7C7 E7C8", "1E3F 01F9");
    put(standard, "E78D E78E E78F E790 E791", "FE10 FE12 FE11 FE13 FE14");
    put(standard, "E792 E793 E794 E795 E796", "FE15 FE16 FE17 FE18 FE19");
    return Map.copyOf(standard);
  }

  private static void put(Map<Integer, Integer> standard, String before, String since) {
    String[] keys = before.split(" ");
    String[] values = since.split(" ");
    for (int i = 0; i < keys.length; i++) {
      standard.put(Integer.parseInt(keys[i], 16), Integer.parseInt(values[i], 16));
    }
  }
}
