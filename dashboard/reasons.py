"""Why something in a file cannot be read in, and what would be right: every reason with its two sentences."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from dashboard.words import t


@dataclass(frozen=True, slots=True)
class Saying:
    """What is the matter, and what would be right; messages of the catalogues with {blanks}."""

    told: str
    right: str = ""
    is_warning: bool = False


class Kind(StrEnum):
    """What a file or a cell turned out to be; messages of the catalogues too."""

    WEB_PAGE = t("a web page")
    PDF = t("a PDF")
    TEXT = t("text")
    ZIP = t("a zip file of another kind")
    BINARY = t("something else")
    WORKBOOK = t("a workbook")
    DATE = t("a date")
    TIME = t("a time")
    NUMBER = t("a number with decimals")
    BOOLEAN = t("true or false")


class Why(Enum):
    """The reasons, from the whole file down to the cell and what several rows say together."""

    # the file
    NO_FILE = Saying(t("There is no file {value}."), t("Check the name and the folder."))
    UNREADABLE = Saying(t("{value} cannot be opened."), t("Close it in other programs and see that you may read it."))
    EMPTY_FILE = Saying(t("The file is empty."), t("Save it again from the program it was made in."))
    UNKNOWN_KIND = Saying(
        t("{value} is neither a workbook (.xlsx), a zip file, a folder nor a CSV file."),
        t("Save it as an Excel workbook (.xlsx) or as CSV UTF-8 (.csv)."),
    )
    NOT_WHAT_IT_SAYS = Saying(
        t("The name ends in {ending}, but the content is {content}."),
        t("Open it in Excel and save it as an Excel workbook (.xlsx)."),
    )
    OLD_WORKBOOK = Saying(
        t("This is a workbook of the old kind (.xls)."),
        t("Open it in Excel and save it as an Excel workbook (.xlsx)."),
    )
    ENCRYPTED = Saying(t("The file has a password."), t("Save a copy without a password."))
    HAS_MACROS = Saying(
        t("The workbook has macros, which are not let in."), t("Save it as an Excel workbook without macros (.xlsx).")
    )
    DAMAGED = Saying(t("The file is damaged or cut off."), t("Save it again, or fetch it again from where it came."))
    TOO_LARGE = Saying(
        t("Unpacked, the file would be more than {most} MB."),
        t("Divide it into several files; remove pictures and empty rows."),
    )
    TOO_PACKED = Saying(
        t("The file is packed more than {most} times, which ordinary workbooks are not."),
        t("Copy the rows to a new workbook and save that."),
    )
    TOO_MANY_PARTS = Saying(
        t("The file has more than {most} parts."), t("Copy the rows to a new workbook and save that.")
    )
    UNSAFE = Saying(
        t("The file has a part that refers to something outside it ({part})."),
        t("Copy the rows to a new workbook and save that."),
    )
    TOO_MANY_ROWS = Saying(
        t("There are more than {most} rows, and an upload may have that many in all."),
        t("Divide the file, or let whoever runs Tertial import it from the command line."),
    )
    TOO_MANY_COLUMNS = Saying(t("There are more than {most} columns."), t("Remove columns that are not in the format."))
    UNKNOWN_ENCODING = Saying(
        t("It cannot be told how the letters are stored, so å, ä and ö could become wrong."),
        t("Save it as CSV UTF-8 (.csv)."),
    )
    UNKNOWN_SEPARATOR = Saying(
        t("It cannot be told what parts the columns."),
        t("Save it as CSV UTF-8 (.csv), with a semicolon or a comma between columns."),
    )
    BROKEN_CSV = Saying(t("The file cannot be divided into cells: {detail}."), t("See to that quotes are closed."))
    BAD_DESCRIPTOR = Saying(
        t("datapackage.json cannot be understood: {detail}."), t("Leave it out, or take the one that an export writes.")
    )
    NO_TABLES = Saying(
        t("There is no table of the format in the file."),
        t("Name sheets and files as the template does; the tables are {tables}."),
    )
    # the sheet
    UNKNOWN_TABLE = Saying(
        t("{sheet} is not a table of the format and is not read."), t("The tables are {tables}."), is_warning=True
    )
    HIDDEN_SHEET = Saying(t("The sheet is hidden; it is read all the same."), is_warning=True)
    HIDDEN_ROWS = Saying(
        t("{count} rows are hidden or filtered away; they are read all the same."),
        t("Show them and check that they are meant."),
        is_warning=True,
    )
    HIDDEN_COLUMNS = Saying(
        t("Columns are hidden ({value}); they are read all the same."),
        t("Show them and check that they are meant."),
        is_warning=True,
    )
    FAR_AWAY = Saying(
        t("Cells stand far away from the others; the last are in row {row} and column {letter}."),
        t("Delete the rows and columns after the table."),
    )
    MERGED = Saying(t("The cells {value} are merged."), t("Split them and write the value in every row."))
    BLANK_HEADING = Saying(
        t("Column {column} has values but no heading."), t("Write its heading, or empty the column.")
    )
    UNKNOWN_COLUMN = Saying(
        t("The heading {column} is not a column of the table."),
        t("The nearest is {near}; correct it, or remove the column."),
    )
    COLUMN_TWICE = Saying(t("The column {column} is there twice."), t("Remove one of them."))
    MISSING_COLUMN = Saying(t("The column {column} is missing."), t("Add it; it is compulsory."))
    # the row
    WRONG_LENGTH = Saying(
        t("there are {count} cells; there should be {wanted}."),
        t("Put quotes around text that has the sign that parts columns."),
    )
    # the cell
    EMPTY = Saying(t("{column} is empty."), t("It is compulsory: {meaning}"))
    NOT_A_CHOICE = Saying(t("{column} is “{value}”."), t("It should be one of {choices}."))
    NOT_A_NUMBER = Saying(t("{column} is “{value}”, which is not a number."), t("Write it as 1 234,5."))
    UNCLEAR_NUMBER = Saying(
        t("{column} is “{value}”, which can be read as {one} or as {other}."),
        t("Write {one_right} or {other_right}."),
    )
    NOT_WHOLE = Saying(t("{column} is “{value}”, which is not a whole number."), t("Write it without decimals."))
    NOT_IN_PERCENT = Saying(
        t("{column} is “{value}”, but it is not counted in per cent."), t("Write the number alone.")
    )
    OUT_OF_RANGE = Saying(
        t("{column} is “{value}”, which is more than can be kept."), t("It should be from {least} to {most}.")
    )
    TOO_PRECISE = Saying(
        t("{column} is “{value}”, which is not whole öre."), t("Write kronor with at most two decimals.")
    )
    NOT_A_DATE = Saying(t("{column} is “{value}”, which is not a date."), t("Write it as 2018-09-25."))
    UNCLEAR_DATE = Saying(
        t("{column} is “{value}”, which can be read as {one} or as {other}."), t("Write it as {one} or {other}.")
    )
    NOT_A_MOMENT = Saying(
        t("{column} is “{value}”, which is not a date with a time."), t("Write it as 2018-09-25 13:02.")
    )
    UNCLEAR_MOMENT = Saying(
        t("{column} is “{value}”, an hour that the clocks had twice."), t("Write the zone as well: {one} or {other}.")
    )
    NO_SUCH_MOMENT = Saying(
        t("{column} is “{value}”, an hour that the clocks jumped over."), t("Write the hour before or after.")
    )
    NOT_A_BOOLEAN = Saying(t("{column} is “{value}”."), t("It should be yes or no (ja or nej)."))
    NOT_TEXT = Saying(
        t("{column} is text, but the program has made {kind} of it ({value})."),
        t("Format the column as text and write it again."),
    )
    TOO_LONG = Saying(t("{column} has {count} characters."), t("It may have {most}."))
    BAD_CHARACTER = Saying(
        t("{column} has a character that cannot be kept ({code})."), t("Delete it and write the text again.")
    )
    ERROR_CELL = Saying(t("{column} has a formula that gives an error."), t("Correct the formula, or write the value."))
    NOT_COUNTED = Saying(
        t("{column} has a formula whose result was never saved."),
        t("Open the file in Excel and save it, or write the value."),
    )
    SIGN_AND_VALUE = Saying(t("{column} is “{value}”, but there is a sign as well."), t("Give one of them."))
    # several rows
    SAME_KEY = Saying(t("{key} is already in {other}."), t("Keep one of the rows."))
    UNKNOWN_CODE = Saying(
        t("{column} is “{value}”, which is not in {table}."), t("Correct the code, or add it to {table}.")
    )
    UNKNOWN_SCOPE = Saying(
        t("{column} is “{value}”, which names nothing."), t("Write as {example}, with a code that exists.")
    )
    # what the database has already
    LOCKED_PERIOD = Saying(
        t("{column} is “{value}”, and the period {period} is locked, so nothing it shows is changed by import."),
        t("Remove the row, or make a correction with a reason on its page."),
    )
    KEPT_OF_PERIOD = Saying(
        t("{column} is “{value}”, and is not what it is for the period; an import does not change that."),
        t("Write it as an export has it. Periods are locked in Tertial."),
    )
    OTHER_ORGANISATION = Saying(
        t("{column} is “{value}”, which is another organisation than the one in the database."),
        t("Check that it is the right file and the right database."),
    )

    BOOKS_LEFT = Saying(
        t("What Tertial keeps itself ({tables}) is in the file and is not taken in."),
        t("It is only restored into an empty database, from the command line, as a whole."),
        is_warning=True,
    )
    BOOKS_BROKEN = Saying(
        t("The journal of the file cannot be restored: {detail}."),
        t("Take the export again, unchanged. Without the sheet Journal the rows are loaded with a new journal."),
    )
    NO_NUMBER = Saying(
        t("The row has no row number, and a file with its journal is restored as it was exported."),
        t("Remove the row, and bring it in with another file afterwards."),
    )

    @property
    def told(self) -> str:
        """What is the matter."""
        return self.value.told

    @property
    def right(self) -> str:
        """What would be right."""
        return self.value.right

    @property
    def is_warning(self) -> bool:
        """Whether it was read all the same."""
        return self.value.is_warning
