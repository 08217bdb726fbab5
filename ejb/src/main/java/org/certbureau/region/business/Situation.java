package org.certbureau.region.business;

import java.util.Objects;

/** The piece of business that a policy is asked about. */
public record Situation(Service service, HolderType holder, Channel channel, Facts facts) {
  public Situation {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(channel, "channel");
    facts = facts == null ? Facts.NONE : facts;
  }

  public static Situation of(Service service, HolderType holder, Channel channel) {
    return new Situation(service, holder, channel, Facts.NONE);
  }

  public Situation with(Fact fact, boolean value) {
    return new Situation(service, holder, channel, facts.with(fact, value));
  }
}
