package org.certbureau.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretSharesTest {
  private static final byte[] SECRET = new SecureRandom().generateSeed(40);

  @Test
  void any_three_of_five_give_the_secret() {
    List<byte[]> shares = SecretShares.split(SECRET, 3, 5);

    assertThat(shares).hasSize(5).allSatisfy(share -> assertThat(share).hasSize(40));
    for (List<Integer> three : chosen(3)) {
      assertThat(SecretShares.join(numbered(shares, three))).as("%s", three).isEqualTo(SECRET);
    }
    assertThat(SecretShares.join(numbered(shares, List.of(5, 1, 3)))).isEqualTo(SECRET);
  }

  @Test
  void two_give_something_else() {
    List<byte[]> shares = SecretShares.split(SECRET, 3, 5);

    for (List<Integer> two : chosen(2)) {
      assertThat(SecretShares.join(numbered(shares, two))).as("%s", two).isNotEqualTo(SECRET);
    }
  }

  /** The shares outlive the library that made them. */
  @Test
  void they_are_joined_by_the_textbook() {
    List<byte[]> shares = SecretShares.split(SECRET, 3, 5);

    for (List<Integer> three : chosen(3)) {
      assertThat(lagrange(numbered(shares, three))).as("%s", three).isEqualTo(SECRET);
    }
  }

  @Test
  void no_two_splits_are_alike() {
    assertThat(SecretShares.split(SECRET, 3, 5).get(0))
        .isNotEqualTo(SecretShares.split(SECRET, 3, 5).get(0));
  }

  private static byte[] lagrange(Map<Integer, byte[]> shares) {
    byte[] secret = new byte[SECRET.length];
    shares.forEach(
        (x, share) -> {
          int weight = 1;
          for (int other : shares.keySet()) {
            weight = other == x ? weight : times(weight, times(other, inverse(other ^ x)));
          }
          for (int i = 0; i < secret.length; i++) {
            secret[i] ^= (byte) times(weight, share[i] & 0xff);
          }
        });
    return secret;
  }

  private static int times(int a, int b) {
    int product = 0;
    for (int bit = 7; bit >= 0; bit--) {
      product = (product << 1) ^ ((product & 0x80) == 0 ? 0 : 0x11b);
      product ^= (b >> bit & 1) == 0 ? 0 : a;
    }
    return product;
  }

  private static int inverse(int a) {
    int candidate = 1;
    while (times(a, candidate) != 1) {
      candidate++;
    }
    return candidate;
  }

  private static Map<Integer, byte[]> numbered(List<byte[]> shares, List<Integer> numbers) {
    Map<Integer, byte[]> numbered = new HashMap<>();
    numbers.forEach(number -> numbered.put(number, shares.get(number - 1)));
    return numbered;
  }

  /** Every choice of so many out of five. */
  private static List<List<Integer>> chosen(int many) {
    List<List<Integer>> all = new ArrayList<>();
    for (int set = 0; set < 32; set++) {
      List<Integer> numbers = new ArrayList<>();
      for (int number = 1; number <= 5; number++) {
        if ((set >> (number - 1) & 1) == 1) {
          numbers.add(number);
        }
      }
      if (numbers.size() == many) {
        all.add(numbers);
      }
    }
    return all;
  }
}
