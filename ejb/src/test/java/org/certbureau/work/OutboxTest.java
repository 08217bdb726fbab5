package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRequiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.Together;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages are rows first, and leave once. */
class OutboxTest {
  /** A courier that keeps what it is given, in the order of its calls. */
  private static final class Basket implements Courier {
    final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    volatile Throwable mood;

    @Override
    public boolean serves(String destination) {
      return destination.startsWith("basket.");
    }

    @Override
    public void deliver(String destination, List<String> some) {
      if (mood instanceof Error error) {
        throw error;
      }
      if (mood instanceof RuntimeException refusal) {
        throw refusal;
      }
      batches.add(some.size());
      bodies.addAll(some);
    }
  }

  private final Basket basket = new Basket();

  private House node(Database on) {
    return new House(on.open(), TestClock.at("2026-11-22T10:42")).with(basket);
  }

  private static void put(House node, String... bodies) {
    node.inTransaction(
        () -> {
          for (String body : bodies) {
            node.bean(Outbox.class).put("basket.one", body);
          }
        });
  }

  private static long rows(House node) {
    return node.database().number("select count(*) from outbox");
  }

  @ParameterizedTest
  @EnumSource
  void what_one_transaction_puts_leaves_together_in_its_order_after_the_commit(Database on) {
    try (House node = node(on)) {
      node.inTransaction(
          () -> {
            node.bean(Outbox.class).put("basket.one", "first");
            node.bean(Outbox.class).put("basket.one", "second");
            assertThat(basket.bodies).as("not before the commit").isEmpty();
          });

      assertThat(basket.bodies).containsExactly("first", "second");
      assertThat(basket.batches).containsExactly(2);
      assertThat(rows(node)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_rolled_back_never_leaves(Database on) {
    try (House node = node(on)) {
      assertThatThrownBy(
              () ->
                  node.inTransaction(
                      () -> {
                        node.bean(Outbox.class).put("basket.one", "first");
                        throw new IllegalStateException("no");
                      }))
          .isInstanceOf(EJBException.class);
      node.bean(Relay.class).sweep();

      assertThat(basket.bodies).isEmpty();
      assertThatThrownBy(() -> node.bean(Outbox.class).put("basket.one", "no transaction"))
          .isInstanceOf(EJBTransactionRequiredException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_waits_for_a_time_that_a_wrong_clock_has_set_is_handed_over(Database on) {
    try (House node = node(on)) {
      node.clock().advance(Duration.ofDays(400));
      basket.mood = new IllegalStateException("the broker is away");
      put(node, "first");
      node.bean(Relay.class).sweep();
      node.clock().advance(Duration.ofDays(-400));

      basket.mood = null;
      node.bean(Relay.class).bringBack();
      node.bean(Relay.class).sweep();
      assertThat(basket.bodies).containsExactly("first");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_could_not_be_handed_over_waits_a_second_and_comes_again(Database on) {
    try (House node = node(on)) {
      basket.mood = new IllegalStateException("the broker is away");
      put(node, "first", "second");
      node.bean(Relay.class).sweep();
      assertThat(rows(node)).isEqualTo(2);

      basket.mood = null;
      node.bean(Relay.class).sweep();
      assertThat(basket.bodies).as("too early").isEmpty();
      node.clock().advance(Duration.ofSeconds(1));
      node.bean(Relay.class).sweep();

      assertThat(basket.bodies).containsExactly("first", "second");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_destination_that_nobody_serves_holds_up_no_other(Database on) {
    try (House node = node(on)) {
      node.inTransaction(
          () -> {
            for (int i = 0; i < 500; i++) {
              node.bean(Outbox.class).put("nowhere", "lost " + i);
            }
          });
      for (int i = 0; i < 5; i++) {
        node.bean(Relay.class).sweep();
      }
      node.clock().advance(Duration.ofSeconds(2));

      put(node, "first");
      for (int i = 0; i < 5; i++) {
        node.bean(Relay.class).sweep();
      }

      assertThat(basket.bodies).containsExactly("first");
      assertThat(rows(node)).isEqualTo(500);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_error_in_a_courier_does_not_silence_the_relay(Database on) {
    try (House node = node(on)) {
      basket.mood = new NoClassDefFoundError("a broken installation");
      put(node, "first");

      basket.mood = null;
      node.clock().advance(Duration.ofSeconds(31));
      node.bean(Relay.class).sweep();

      assertThat(basket.bodies).containsExactly("first");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_a_node_wrote_before_it_died_comes_free_after_five_seconds(Database on) {
    try (House dead = node(on);
        House other = new House(dead.database(), dead.clock()).with(basket)) {
      basket.mood = new NoClassDefFoundError("as a kill does, it leaves the row as it was written");
      put(dead, "first");
      basket.mood = null;

      dead.clock().advance(Duration.ofSeconds(4));
      other.bean(Relay.class).sweep();
      assertThat(basket.bodies).as("still the other's").isEmpty();
      dead.clock().advance(Duration.ofSeconds(1));
      other.bean(Relay.class).sweep();

      assertThat(basket.bodies).containsExactly("first");
      assertThat(rows(dead)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_waited_too_long_in_memory_is_left_to_the_sweep(Database on) {
    try (House node = node(on)) {
      Duration tooLong = FreshMessages.HELD;
      node.inTransaction(
          () -> {
            node.bean(Outbox.class).put("basket.one", "first");
            node.clock().advance(tooLong);
          });
      assertThat(basket.bodies).as("anybody's by now").isEmpty();

      node.bean(Relay.class).sweep();

      assertThat(basket.bodies).containsExactly("first");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_a_dead_node_had_claimed_comes_free_after_half_a_minute(Database on) {
    try (House node = node(on)) {
      basket.mood = new IllegalStateException("wait");
      put(node, "first");
      basket.mood = null;
      node.clock().advance(Duration.ofSeconds(1));
      assertThat(node.bean(OutboxRows.class).claim("dead", 10)).hasSize(1);

      node.clock().advance(Duration.ofSeconds(29));
      node.bean(Relay.class).sweep();
      assertThat(basket.bodies).isEmpty();
      node.clock().advance(Duration.ofSeconds(1));
      node.bean(Relay.class).sweep();

      assertThat(basket.bodies).containsExactly("first");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_node_that_was_slow_does_not_take_back_what_another_has_claimed(Database on) {
    try (House node = node(on)) {
      basket.mood = new IllegalStateException("wait");
      put(node, "first");
      node.clock().advance(Duration.ofSeconds(1));
      OutboxRows rows = node.bean(OutboxRows.class);
      List<Long> ids = rows.claim("slow", 10).stream().map(OutboxMessage::id).toList();
      node.clock().advance(Duration.ofSeconds(30));
      assertThat(rows.claim("other", 10)).hasSize(1);

      rows.giveBack("slow", ids, Duration.ZERO);

      assertThat(rows.claim("third", 10)).isEmpty();
      rows.giveBack("other", ids, Duration.ZERO);
      assertThat(rows.claim("third", 10)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void two_relays_deliver_every_message_once(Database on) throws Exception {
    try (House one = node(on);
        House other = new House(one.database(), one.clock()).with(basket)) {
      basket.mood = new IllegalStateException("not yet");
      for (int i = 0; i < 1000; i += 100) {
        String[] bodies = new String[100];
        for (int k = 0; k < 100; k++) {
          bodies[k] = "message " + (i + k);
        }
        put(one, bodies);
      }
      basket.mood = null;
      one.clock().advance(Duration.ofSeconds(1));
      List<Callable<Boolean>> sweeps = new ArrayList<>();
      for (House node : List.of(one, other)) {
        Relay relay = node.bean(Relay.class);
        sweeps.add(
            () -> {
              for (int i = 0; i < 5; i++) {
                relay.sweep();
              }
              return true;
            });
      }

      Together.all(sweeps);
      one.bean(Relay.class).sweep();

      assertThat(basket.bodies).hasSize(1000).doesNotHaveDuplicates();
      assertThat(rows(one)).isZero();
    }
  }
}
