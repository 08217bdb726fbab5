package org.certbureau.kmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.testing.House;
import org.certbureau.testing.TestMasterKey;

/**
 * Whatever officers do, and whatever is done to them: there is enough consent exactly where two of
 * them, told apart by a count that knows no chain and no early end, consent now (A-G7).
 */
class CountProperties {
  private static final RegionCode HERE = RegionCode.of("440000");
  private static final RegionCode ELSEWHERE = RegionCode.of("430100");
  private static final List<String> NAMES = List.of("acceptor", "chen", "he", "lin");
  private static final String VERIFIER = "not asked for here";

  private static House house;
  private static EscrowKey key;
  private static List<RecoveryOrder> orders;

  @BeforeContainer
  static void open() {
    TestMasterKey.inUse();
    house = House.onH2();
    key = house.bean(EscrowKey.class);
    orders = List.of(order(), order());
  }

  @AfterContainer
  static void close() {
    house.close();
  }

  private static RecoveryOrder order() {
    return new RecoveryOrder(
        HERE,
        new CaseNumber("GD-20261120-000001"),
        "GD-20261120-000001-1",
        "GD-Z-000001",
        new WantedKey("GD-20261101-000007-1", 1, "a".repeat(64), "3003"),
        new KeyRecipient(Sm2Keys.generate(new SecureRandom()).publicKey(), "4D5D", "3004"),
        "某某单位",
        null,
        "acceptor",
        "reviewer",
        "c".repeat(64));
  }

  enum Deed {
    ADMITTED_AT_FIRST,
    ADMITTED,
    ADMITTED_BY_THE_NEXT,
    ADMITTED_ELSEWHERE,
    LEFT,
    CONSENTS,
    REFUSES,
    WITHDRAWS,
    HOURS_PASS,
    TOKEN_CHANGES
  }

  /** Of one officer, or after so many hours. */
  record Happens(Deed deed, int officer, int hours) {}

  @Provide
  Arbitrary<Happens> happening() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(3, Deed.ADMITTED_AT_FIRST),
                Tuple.of(1, Deed.ADMITTED),
                Tuple.of(1, Deed.ADMITTED_BY_THE_NEXT),
                Tuple.of(1, Deed.ADMITTED_ELSEWHERE),
                Tuple.of(1, Deed.LEFT),
                Tuple.of(8, Deed.CONSENTS),
                Tuple.of(1, Deed.REFUSES),
                Tuple.of(1, Deed.WITHDRAWS),
                Tuple.of(3, Deed.HOURS_PASS),
                Tuple.of(1, Deed.TOKEN_CHANGES)),
            Arbitraries.integers().between(0, NAMES.size() - 1),
            Arbitraries.of(1, 11, 13, 24))
        .as(Happens::new);
  }

  @Property(tries = 2_000)
  void enough_is_two_who_may_and_do(
      @ForAll @Size(min = 4, max = 30) List<@From("happening") Happens> story) {
    World world = new World();
    for (Happens happens : story) {
      world.take(happens);
      Quorum counted = world.count();
      assertThat(counted.state() == Quorum.State.ENOUGH)
          .as(story + ", at " + happens)
          .isEqualTo(world.isEnough());
      assertThat(counted.state() == Quorum.State.FORGED)
          .as("another order than the one that was opened")
          .isEqualTo(world.order != orders.get(0));
    }
  }

  /** The centre's rows in memory, and beside them what is so by a slower count. */
  private static final class World {
    private final Map<String, Officer> officers = new HashMap<>();
    private final List<Statement> said = new ArrayList<>();
    private final RecoveryCase head = new RecoveryCase(orders.get(0), 1, Instant.EPOCH, key);
    private Instant now = Instant.parse("2026-11-20T01:00:00Z");
    private RecoveryOrder order = orders.get(0);

    private final Map<String, Set<String>> letInBy = new HashMap<>();
    private final Map<String, Instant> waitsUntil = new HashMap<>();
    private final Map<String, Consent> consents = new HashMap<>();

    /** The latest of an officer, and to what. */
    private record Consent(RecoveryOrder to, Instant at) {}

    private final Set<String> refused = new HashSet<>();

    Quorum count() {
      return new Count(order, head, List.copyOf(officers.values()), List.copyOf(said), key, now)
          .quorum();
    }

    void take(Happens happens) {
      String name = NAMES.get(happens.officer());
      String next = NAMES.get((happens.officer() + 1) % NAMES.size());
      Instant settled = now.plus(KeyRecovery.SETTLING);
      switch (happens.deed()) {
        case ADMITTED_AT_FIRST -> admit(name, HERE, Set.of(), null);
        case ADMITTED -> admit(name, HERE, Set.of("admin1", "admin2"), settled);
        case ADMITTED_BY_THE_NEXT -> admit(name, HERE, Set.of("admin1", next), settled);
        case ADMITTED_ELSEWHERE -> admit(name, ELSEWHERE, Set.of("admin1", "admin2"), settled);
        case LEFT -> leave(name);
        case CONSENTS -> consent(name);
        case REFUSES -> refuse(name);
        case WITHDRAWS -> withdraw(name);
        case HOURS_PASS -> now = now.plus(Duration.ofHours(happens.hours()));
        case TOKEN_CHANGES -> order = order == orders.get(0) ? orders.get(1) : orders.get(0);
      }
    }

    private void admit(String name, RegionCode where, Set<String> by, Instant from) {
      officers
          .computeIfAbsent(name, Officer::new)
          .admit(Set.of(where), VERIFIER, by, from, key.mac());
      letInBy.remove(name);
      if (where.equals(HERE)) {
        letInBy.put(name, by);
      }
      waitsUntil.put(name, from == null ? Instant.EPOCH : from);
    }

    private void leave(String name) {
      if (officers.containsKey(name)) {
        officers.get(name).leave(now, key.mac());
        letInBy.remove(name);
      }
    }

    private void consent(String name) {
      boolean may =
          letInBy.containsKey(name)
              && order == orders.get(0)
              && !name.equals("acceptor")
              && !refused.contains(name)
              && !now.isBefore(waitsUntil.get(name));
      assertThat(isOpenTo(name)).as(name + " may consent").isEqualTo(may);
      if (may && !counts(name)) {
        say(name, Answer.CONSENT, null);
        consents.put(name, new Consent(order, now));
      }
    }

    private void refuse(String name) {
      if (isOpenTo(name)) {
        say(name, Answer.REFUSAL, "章与存档不符");
        consents.remove(name);
        refused.add(name);
      }
    }

    private void withdraw(String name) {
      if (counts(name)) {
        say(name, Answer.WITHDRAWAL, null);
        consents.remove(name);
      }
    }

    private boolean isOpenTo(String name) {
      return count().of(name).filter(voice -> voice.against() == null).isPresent();
    }

    private boolean counts(String name) {
      return count().of(name).filter(Quorum.Voice::counts).isPresent();
    }

    private void say(String name, Answer answer, String reason) {
      Statement statement =
          new Statement(order, head.said() + 1, name, answer, reason, now, head.lastMac(), key);
      said.add(statement);
      head.append(statement, key.mac());
    }

    boolean isEnough() {
      for (String one : NAMES) {
        for (String other : NAMES) {
          if (!one.equals(other)
              && consentsNow(one)
              && consentsNow(other)
              && !letInBy.get(one).contains(other)
              && !letInBy.get(other).contains(one)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean consentsNow(String name) {
      Consent latest = consents.get(name);
      return latest != null
          && latest.to() == order
          && letInBy.containsKey(name)
          && now.isBefore(latest.at().plus(Duration.ofHours(24)))
          && !latest.at().isBefore(waitsUntil.get(name));
    }
  }
}
