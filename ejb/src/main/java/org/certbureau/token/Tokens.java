package org.certbureau.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certbureau.kernel.RegionCode;

/** Where tokens are kept. */
@ApplicationScoped
class Tokens {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(Token token) {
    entities.persist(token);
  }

  Map<String, Token> byChips(Collection<String> chips) {
    return chips.isEmpty()
        ? Map.of()
        : entities
            .createQuery("select t from Token t where t.chip in :chips", Token.class)
            .setParameter("chips", chips)
            .getResultStream()
            .collect(Collectors.toMap(Token::chip, Function.identity()));
  }

  /** A page in the order of chip serials, after {@code afterChip}. */
  List<Token> page(Set<RegionCode> regions, TokenState state, String afterChip, int limit) {
    return entities
        .createQuery(
            "select t from Token t where t.region in :regions and t.state = :state"
                + " and t.chip > :after order by t.chip",
            Token.class)
        .setParameter("regions", regions)
        .setParameter("state", state)
        .setParameter("after", afterChip)
        .setMaxResults(limit)
        .getResultList();
  }

  /** How many blanks a region has; counted no further than asked for. */
  int inStock(RegionCode region, int most) {
    return most <= 0
        ? 0
        : entities
            .createQuery(
                "select t.chip from Token t where t.region = :region and t.state = :state",
                String.class)
            .setParameter("region", region)
            .setParameter("state", TokenState.IN_STOCK)
            .setMaxResults(most)
            .getResultList()
            .size();
  }

  Map<TokenState, Long> counts(Set<RegionCode> regions) {
    Map<TokenState, Long> counts = new EnumMap<>(TokenState.class);
    entities
        .createQuery(
            "select t.state, count(t) from Token t where t.region in :regions group by t.state",
            Object[].class)
        .setParameter("regions", regions)
        .getResultStream()
        .forEach(row -> counts.put((TokenState) row[0], (Long) row[1]));
    return counts;
  }
}
