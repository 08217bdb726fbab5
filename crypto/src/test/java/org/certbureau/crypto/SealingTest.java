package org.certbureau.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SealingTest {
  private final Sealing sealing = Sealing.under(key(16));
  private final byte[] plain = "430102199003077572".getBytes(UTF_8);

  @Test
  void opens_where_it_belongs() {
    assertThat(sealing.open(sealing.seal(plain, "form:1"), "form:1")).isEqualTo(plain);
    assertThat(sealing.open(sealing.seal(new byte[0], "form:1"), "form:1")).isEmpty();
  }

  @Test
  void does_not_open_elsewhere_or_under_another_key() {
    byte[] sealed = sealing.seal(plain, "form:1");

    assertThatThrownBy(() -> sealing.open(sealed, "form:2")).isInstanceOf(CryptoFailure.class);
    assertThatThrownBy(() -> Sealing.under(key(16)).open(sealed, "form:1"))
        .isInstanceOf(CryptoFailure.class);
    assertThat(sealing.open(sealed, "form:1")).as("after a refusal").isEqualTo(plain);
  }

  @Test
  void every_changed_byte_is_noticed() {
    byte[] sealed = sealing.seal(plain, "form:1");

    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> sealing.open(changed, "form:1")).isInstanceOf(CryptoFailure.class);
    }
    assertThatThrownBy(() -> sealing.open(new byte[0], "form:1")).isInstanceOf(CryptoFailure.class);
  }

  @Test
  void equal_values_look_different() {
    assertThat(sealing.seal(plain, "form:1")).isNotEqualTo(sealing.seal(plain, "form:1"));
  }

  @Test
  void a_long_key_serves_and_an_odd_one_does_not() {
    Sealing wide = Sealing.under(key(32));

    assertThat(wide.open(wide.seal(plain, ""), "")).isEqualTo(plain);
    assertThatThrownBy(() -> Sealing.under(key(20))).isInstanceOf(CryptoFailure.class);
  }

  @Test
  void serves_many_threads_at_once() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> work =
          () ->
              IntStream.range(0, 200)
                  .allMatch(
                      i -> {
                        byte[] value = ("value " + i).getBytes(UTF_8);
                        return new String(sealing.open(sealing.seal(value, "x"), "x"), UTF_8)
                            .equals("value " + i);
                      });
      for (Future<Boolean> done :
          threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> work).toList())) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static byte[] key(int length) {
    byte[] key = new byte[length];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
