// One function for each screen of content.h, each in a file of its name.
#pragma once

#include "ui/screens/composer.h"

namespace ui {

void draw(const Attract&, Composer&, toolkit::Drawing&);
void draw(const Home&, Composer&, toolkit::Drawing&);
void draw(const PlaceCard&, Composer&, toolkit::Drawing&);
void draw(const Working&, Composer&, toolkit::Drawing&);
void draw(const Certificates&, Composer&, toolkit::Drawing&);
void draw(const Preview&, Composer&, toolkit::Drawing&);
void draw(const Printing&, Composer&, toolkit::Drawing&);
void draw(const Done&, Composer&, toolkit::Drawing&);
void draw(const Rating&, Composer&, toolkit::Drawing&);
void draw(const ShowCode&, Composer&, toolkit::Drawing&);
void draw(const Verified&, Composer&, toolkit::Drawing&);
void draw(const Notice&, Composer&, toolkit::Drawing&);
void draw(const TextEntry&, Composer&, toolkit::Drawing&);
void draw(const MyPage&, Composer&, toolkit::Drawing&);
void draw(const Cases&, Composer&, toolkit::Drawing&);
void draw(const CaseDetail&, Composer&, toolkit::Drawing&);
void draw(const Records&, Composer&, toolkit::Drawing&);
void draw(const Complaints&, Composer&, toolkit::Drawing&);
// help.cpp
void draw(const Help&, Composer&, toolkit::Drawing&);
void draw(const ComplaintAbout&, Composer&, toolkit::Drawing&);
void draw(const ComplaintDraft&, Composer&, toolkit::Drawing&);
void draw(const ComplaintFiled&, Composer&, toolkit::Drawing&);
void draw(const Themes&, Composer&, toolkit::Drawing&);
void draw(const ItemList&, Composer&, toolkit::Drawing&);
void draw(const Guide&, Composer&, toolkit::Drawing&);
void draw(const PackageGuide&, Composer&, toolkit::Drawing&);
// Over what is drawn already; its targets are the only ones left.
void draw(const StillThere&, Composer&, toolkit::Drawing&);
// The same: the five languages, each by its own name.
void draw_languages(Composer&, toolkit::Drawing&);
void draw(const OutOfService&, Composer&, toolkit::Drawing&);
void draw(const TechnicianPin&, Composer&, toolkit::Drawing&);
void draw(const TechnicianDevices&, Composer&, toolkit::Drawing&);

// Whether something on the screen moves to show that the machine works.
bool is_moving(const Screen&);

// How a page is looked at after a wish of the one who looks.
toolkit::Magnified looked_closer(toolkit::Magnified, LookCloser);

// How many pages a list has; 1 where there is no list.
int pages_of(const Screen&, const toolkit::Theme&);
// The page that is shown first: the one with the entry that is to be seen.
int first_page_of(const Screen&, const toolkit::Theme&);
int pages_for(std::size_t count, int on_page);

// Of lists from the catalogue: as many as fit in this theme, each with two lines of its name.
int entries_on_page(const toolkit::Theme&);
int entry_height(const toolkit::Theme&);
inline constexpr int entry_padding = 18;
// Themes, and the packages as one more.
std::size_t theme_entries(const Themes&);

// As many as fit when all of them are as tall as they can be.
inline constexpr int certificates_on_page = 3;
inline constexpr int devices_on_page = 4;
inline constexpr int cases_on_page = 3;
inline constexpr int stages_on_page = 4;
inline constexpr int rows_on_page = 7;

}  // namespace ui
