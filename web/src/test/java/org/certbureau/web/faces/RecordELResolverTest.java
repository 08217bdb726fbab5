package org.certbureau.web.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELException;
import jakarta.el.ELProcessor;
import jakarta.el.PropertyNotFoundException;
import jakarta.el.PropertyNotWritableException;
import java.util.List;
import org.certbureau.web.faces.frame.RecordELResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordELResolverTest {
  private final ELProcessor page = new ELProcessor();

  public record Fee(String item, long amount, boolean remitted) {
    public boolean isFree() {
      return amount == 0;
    }

    public String getSecret() {
      return "nobody asked";
    }
  }

  public record Bill(List<Fee> fees, Fee first) {}

  record Hidden(String text) {}

  public record Broken(String text) {
    public String text() {
      throw new IllegalStateException("broken");
    }
  }

  /** A bean beside the records: no business of the resolver. */
  public static class Bean {
    private String name = "before";

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }

  @BeforeEach
  void a_page_with_a_bill() {
    page.getELManager().addELResolver(new RecordELResolver());
    Fee fee = new Fee("token", 120, true);
    page.defineBean("bill", new Bill(List.of(fee), fee));
    page.defineBean("nothing", new Bill(List.of(), null));
    page.defineBean("hidden", new Hidden("x"));
    page.defineBean("broken", new Broken("x"));
    page.defineBean("bean", new Bean());
  }

  @Test
  void components_are_properties_whatever_their_type() {
    assertThat((String) page.eval("bill.first.item")).isEqualTo("token");
    assertThat((Boolean) page.eval("bill.first.remitted")).isTrue();
    assertThat((Long) page.eval("bill.fees[0].amount")).isEqualTo(120);
    assertThat((Long) page.eval("bill['first']['amount']")).isEqualTo(120);
  }

  @Test
  void nothing_is_empty_and_has_nothing() {
    assertThat((Boolean) page.eval("empty nothing.first")).isTrue();
    assertThat((Object) page.eval("nothing.first.item")).isNull();
  }

  @Test
  void what_a_record_works_out_is_called() {
    assertThat((Boolean) page.eval("bill.first.isFree()")).isFalse();
    assertThat((String) page.eval("bill.first.item()")).isEqualTo("token");
  }

  @Test
  void getters_classes_and_misspelt_names_are_no_properties() {
    for (String name : List.of("free", "secret", "class", "itme", "item()")) {
      assertThatThrownBy(() -> page.eval("bill.first['" + name + "']"))
          .isInstanceOf(PropertyNotFoundException.class)
          .hasMessageContaining("no component " + name + " of ")
          .hasMessageContaining("Fee")
          .hasMessageContaining("[amount, item, remitted]");
    }
  }

  @Test
  void a_record_is_never_written() {
    assertThatThrownBy(() -> page.setValue("bill.first.amount", 1L))
        .isInstanceOf(PropertyNotWritableException.class);
    assertThatThrownBy(() -> page.setValue("bill.first.price", 1L))
        .isInstanceOf(PropertyNotFoundException.class);
    assertThat(read(new Fee("x", 0, false), "item")).isTrue();
  }

  private boolean read(Fee fee, String component) {
    return new RecordELResolver().isReadOnly(page.getELManager().getELContext(), fee, component);
  }

  @Test
  void a_record_that_is_not_public_stays_closed() {
    assertThatThrownBy(() -> page.eval("hidden.text"))
        .isInstanceOf(PropertyNotFoundException.class)
        .hasMessageContaining("not public");
  }

  @Test
  void what_an_accessor_throws_is_the_cause() {
    assertThatThrownBy(() -> page.eval("broken.text"))
        .isInstanceOf(ELException.class)
        .hasRootCauseMessage("broken");
  }

  @Test
  void beans_are_left_to_others() {
    page.setValue("bean.name", "after");
    assertThat((String) page.eval("bean.name")).isEqualTo("after");
  }
}
